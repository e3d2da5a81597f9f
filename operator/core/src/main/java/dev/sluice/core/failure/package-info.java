/**
 * What can go wrong, as a closed list: reasons are used alike in conditions, events and metrics.
 *
 * <p>Decides what a failure asks for next; never how it is told apart from others (the adapters at
 * the border do that).
 */
@NullMarked
package dev.sluice.core.failure;

import org.jspecify.annotations.NullMarked;
