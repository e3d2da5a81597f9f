/**
 * From scripts and history to what is pending, in order, and the hash that binds it.
 *
 * <p>Pure: the same scripts and the same history give the same plan. Never reads a file, a clock or
 * a database.
 */
@NullMarked
package dev.sluice.core.plan;

import org.jspecify.annotations.NullMarked;
