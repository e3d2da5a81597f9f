/** Waits until a database has what a program needs of it. */
@NullMarked
package dev.sluice.engine.await;

import org.jspecify.annotations.NullMarked;
