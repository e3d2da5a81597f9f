package dev.sluice.core.run;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.Plan;
import dev.sluice.core.plan.Work;
import dev.sluice.core.risk.Finding;
import dev.sluice.core.risk.Risk;
import java.util.Optional;

/**
 * Holds back a plan that nobody approved and whose risk is too high, whatever was believed of its
 * risk when it was planned.
 */
final class StopAtRisk {
  private StopAtRisk() {}

  static boolean isAsked(Run run) {
    return run.command() == Report.Command.APPLY
        && (run.approved() == null || run.approvals().isEmpty())
        && run.request().stopAtRisk() != null;
  }

  static Optional<Failure> refusal(Run run, Work work) {
    Risk limit = run.request().stopAtRisk();
    if (limit == null || !isAsked(run) || work.done() == work.pending().size()) {
      return Optional.empty();
    }
    return work.plan().risk().compareTo(limit) < 0
        ? Optional.empty()
        : Optional.of(approvalRequired(work.plan(), limit));
  }

  private static Failure approvalRequired(Plan plan, Risk limit) {
    return Failure.of(
        Reason.ApprovalRequired,
        "The plan's risk is "
            + plan.risk()
            + first(plan)
            + "; from risk "
            + limit
            + " on, a plan must be approved first. Nothing ran. Read the plan's findings; then either"
            + " approve the plan, or make the scripts safer.");
  }

  /** The first finding that makes the plan what it is. */
  private static String first(Plan plan) {
    return plan.findings().stream()
        .filter(finding -> finding.risk() == plan.risk())
        .findFirst()
        .map(StopAtRisk::where)
        .orElse("");
  }

  private static String where(Finding finding) {
    return " (" + finding.rule() + ", " + finding.script() + " line " + finding.line() + ")";
  }
}
