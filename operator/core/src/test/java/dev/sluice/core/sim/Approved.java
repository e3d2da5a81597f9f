package dev.sluice.core.sim;

import static dev.sluice.core.sim.Violation.unless;

import dev.sluice.core.approval.PlanAssessment;
import dev.sluice.core.approval.PolicyCombination;
import dev.sluice.core.plan.Plan;
import dev.sluice.core.sim.Stored.Job;
import java.util.List;
import java.util.Optional;

/** Whether a user said yes to what runs, and did not take it back before its Job was made. */
final class Approved {
  private Approved() {}

  /**
   * A run is about to change the database, or has.
   *
   * @param given the frozen plan that its Job names
   */
  static void check(Job job, Plan plan, Optional<Plan> given) {
    var asks = asksForApproval(job, plan);
    if (given.isEmpty()) {
      unless(
          !asks,
          Invariant.I3_APPROVED_ONLY,
          "%s runs what nobody approved, of risk %s",
          job.name(),
          plan.risk());
      return;
    }
    unless(
        plan.hash().equals(given.get().hash())
            && (!asks || job.owner().ballots().approve(plan.hash().value())),
        Invariant.I3_APPROVED_ONLY,
        "%s runs plan %s, which was not approved, or no more",
        job.name(),
        plan.hash().abbreviated());
  }

  /** By the resource as its maker saw it; what is half done was judged when it was begun. */
  private static boolean asksForApproval(Job job, Plan plan) {
    return PolicyCombination.of(job.owner().spec().approval(), List.of())
        .asksForApproval(PlanAssessment.level(plan.risk()));
  }
}
