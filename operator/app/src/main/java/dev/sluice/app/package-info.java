/** The program: one main for operator and runner. */
@NullMarked
package dev.sluice.app;

import org.jspecify.annotations.NullMarked;
