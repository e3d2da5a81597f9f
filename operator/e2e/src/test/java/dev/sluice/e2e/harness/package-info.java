/**
 * The cluster that a test JVM has for itself, and what a scenario may do to it. Decides nothing
 * about Sluice; waits by watches, never for time.
 */
@NullMarked
package dev.sluice.e2e.harness;

import org.jspecify.annotations.NullMarked;
