/**
 * Lets go of what the gate holds, once what it waits for is published. Runs where the operator
 * leads.
 *
 * <p>Nothing is remembered: each look reads the held object as it is, and writes over that version
 * and no other.
 */
@NullMarked
package dev.sluice.app.release;

import org.jspecify.annotations.NullMarked;
