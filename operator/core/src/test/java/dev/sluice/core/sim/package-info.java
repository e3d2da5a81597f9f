/**
 * The whole system in one thread, against stateful fakes and a virtual clock, drawn from one seed.
 *
 * <p>What decides is the real thing: {@code Decider}, {@code StatusReport}, {@code RunDecider}.
 * What stands around it is made here: an API server with watches that lag, a kubelet whose pods
 * die, a PostgreSQL whose sessions outlive their clients, two operators, and people who edit and
 * approve. {@link dev.sluice.core.sim.Simulation} runs one seed; the invariants are checked at
 * every step.
 */
@NullMarked
package dev.sluice.core.sim;

import org.jspecify.annotations.NullMarked;
