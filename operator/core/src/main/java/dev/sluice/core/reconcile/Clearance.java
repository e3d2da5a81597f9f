package dev.sluice.core.reconcile;

import dev.sluice.api.v1alpha1.ApprovalStatus.Decision;
import dev.sluice.core.Durations;
import dev.sluice.core.approval.ApprovalCheck;
import dev.sluice.core.approval.ApprovalVerdict;
import dev.sluice.core.approval.PlanDemands;
import dev.sluice.core.approval.Windows;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.run.Approval;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What stands between a plan and its run: policies, users, windows, in this order. Asked again for
 * each Job that would start, since what was approved may be so no more.
 */
public final class Clearance {
  private Clearance() {}

  /** What no approval can allow. */
  static Optional<Step> forbidden(Desired desired, PlanFact plan) {
    var assessed = plan.assessment();
    return PlanDemands.refusal(desired.policy(), assessed.rules(), assessed.withoutUndo())
        .or(() -> PlanDemands.refusal(desired.policy(), desired.spec().run()))
        .map(Step.Halt::new);
  }

  /** The step that comes instead of the run; empty: it may start. */
  static Optional<Step> hindrance(Desired desired, Observed observed, PlanFact plan, Instant now) {
    var forbidden = forbidden(desired, plan);
    if (forbidden.isPresent()) {
      return forbidden;
    }
    var verdict = verdict(desired, observed, plan);
    return verdict.clear()
        ? closedWindow(desired, plan, now)
        : Optional.of(new Step.AwaitApproval(plan, verdict));
  }

  /** Whether users said yes to this plan, as far as they must. */
  public static ApprovalVerdict verdict(Desired desired, Observed observed, PlanFact plan) {
    return desired.policy().asksForApproval(plan.assessment().risk())
        ? ApprovalCheck.of(
            desired.policy(), plan.hash().value(), observed.approvals(), desired.author())
        : new ApprovalVerdict.NotNeeded();
  }

  /** The yeses that count. */
  static List<Approval> approvals(Desired desired, Observed observed, PlanFact plan) {
    var by = verdict(desired, observed, plan).approvers();
    return observed.approvals().decisions().stream()
        .filter(decision -> decision.planHash().equals(plan.hash().value()))
        .filter(decision -> decision.decision() == Decision.Approve && by.contains(decision.by()))
        .map(yes -> new Approval(yes.by(), yes.at(), yes.from()))
        .toList();
  }

  private static Optional<Step> closedWindow(Desired desired, PlanFact plan, Instant now) {
    if (desired.policy().windows().isEmpty()) {
      return Optional.empty();
    }
    try {
      var deadline = Durations.parse(desired.spec().run().deadline());
      var opening = Windows.opening(desired.policy().windows(), now, deadline);
      return opening.isEmpty()
          ? Optional.of(neverOpen(desired))
          : opening.filter(now::isBefore).map(at -> new Step.AwaitWindow(plan, at));
    } catch (DateTimeException e) {
      return Optional.of(
          halt("The windows of " + owner(desired) + " cannot be read: " + e.getMessage() + "."));
    }
  }

  private static Step neverOpen(Desired desired) {
    return halt(
        "No window of "
            + owner(desired)
            + " is long enough for spec.run.deadline, "
            + desired.spec().run().deadline()
            + ". Lower the deadline, or have the windows changed.");
  }

  private static String owner(Desired desired) {
    return "policy " + desired.policy().from().get("windows");
  }

  private static Step halt(String message) {
    return new Step.Halt(Failure.of(Reason.PolicyViolated, message));
  }
}
