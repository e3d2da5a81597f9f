/** Reads everything one pass needs to know, and acts never. */
@NullMarked
package dev.sluice.app.observe;

import org.jspecify.annotations.NullMarked;
