/**
 * From what is wanted and what is seen to the one next step.
 *
 * <p>{@link dev.sluice.core.reconcile.Decider} is a pure function; whatever it needs to know is in
 * {@link dev.sluice.core.reconcile.Observed}, whatever shall happen is in the {@link
 * dev.sluice.core.reconcile.Step} that it returns. It never starts anything itself, and never asks
 * what phase was printed before.
 *
 * <pre>
 *                    source missing or invalid
 *            +------------> Halt &lt;----------------------- failure that needs a user
 *            |                                                     |
 *  (new) ----+--- approval Never ------------> StartRun ------> Follow ------> Settle
 *            |                                    ^   ^            |
 *            |                                    |   +-- PauseBeforeRetry &lt;- pod lost
 *            +--- approval Always, dryRun         |
 *                     |                           | annotation = hash
 *                 StartPlan -> Follow -> FreezePlan -> AwaitApproval
 *                     ^                      |
 *                     +-- database moved on  +-- dryRun: ShowPlan; nothing pending: Settle
 * </pre>
 *
 * Follow becomes End when a runner is still there long after its deadline. {@code suspend} puts
 * Suspend in the place of StartPlan and StartRun.
 */
@NullMarked
package dev.sluice.core.reconcile;

import org.jspecify.annotations.NullMarked;
