/**
 * PostgreSQL's grammar, for the rules of core: within bounds of size, depth and time.
 *
 * <p>Decides nothing about what it read.
 */
@NullMarked
package dev.sluice.engine.grammar;

import org.jspecify.annotations.NullMarked;
