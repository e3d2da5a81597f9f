package dev.sluice.core.status;

import dev.sluice.core.approval.ApprovalVerdict;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.PlanFact;
import dev.sluice.core.status.Summary.Progress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a plan that waits for users says: why, who has spoken, and the one command. */
final class ApprovalWords {
  private ApprovalWords() {}

  static Summary of(
      Desired desired, PlanFact plan, ApprovalVerdict verdict, @Nullable String changed) {
    return switch (verdict) {
      case ApprovalVerdict.Awaiting(int required, List<String> by, List<String> setAside) ->
          new Summary(
              Phase.AwaitingApproval,
              Progress.RECONCILING,
              Reason.ApprovalRequired.name(),
              awaiting(desired, plan, required, by, setAside, changed),
              required == 1 ? "approval" : by.size() + " of " + required + " approvals");
      case ApprovalVerdict.Rejected(String by, String reason) ->
          stalled(Reason.Rejected, rejected(by, reason), "another plan");
      case ApprovalVerdict.Unprotected(String why) ->
          stalled(Reason.ApprovalUnprotected, why, "a user: ApprovalUnprotected");
      case ApprovalVerdict.NotNeeded _, ApprovalVerdict.Approved _ ->
          throw new IllegalStateException("an approved plan waits for nobody");
    };
  }

  private static Summary stalled(Reason reason, String message, String waitingOn) {
    return new Summary(Phase.AwaitingApproval, Progress.STALLED, reason.name(), message, waitingOn);
  }

  private static String rejected(String by, @Nullable String reason) {
    return by
        + " rejected the plan"
        + (reason == null || reason.isEmpty() ? "" : ": " + reason)
        + (reason != null && reason.endsWith(".") ? "" : ".")
        + " Change the scripts or the spec, which makes another plan; or "
        + by
        + " approves it after all.";
  }

  private static String awaiting(
      Desired desired,
      PlanFact plan,
      int required,
      List<String> by,
      List<String> setAside,
      @Nullable String changed) {
    var sentences = new ArrayList<String>();
    sentences.add(
        Summary.scripts(plan.pending())
            + " pending"
            + plan.assessment().risk().map(risk -> ", risk " + risk).orElse("")
            + " (kubectl sluice plan"
            + Summary.resource(desired)
            + " shows them).");
    if (changed != null) {
      sentences.add(changed);
    }
    if (!by.isEmpty()) {
      sentences.add(
          by.size() + " of " + required + " approvals are there: " + String.join(", ", by) + ".");
    } else if (required > 1) {
      sentences.add(required + " users must approve.");
    }
    if (desired.policy().excludeAuthor() && desired.author() != null) {
      sentences.add("Not by " + desired.author() + ", who last changed the spec.");
    }
    sentences.addAll(setAside);
    sentences.add(command(desired, plan, required == 1 && by.isEmpty() && setAside.isEmpty()));
    return String.join(" ", sentences);
  }

  /**
   * An annotation holds one approval, and the same one again changes nothing: each further one is
   * an object of its own, which the plugin makes.
   */
  private static String command(Desired desired, PlanFact plan, boolean first) {
    return first
        ? "Approve with: kubectl annotate --overwrite"
            + Summary.resource(desired)
            + " sluice.dev/approve="
            + plan.hash().value()
        : "Approve with: kubectl sluice approve"
            + Summary.resource(desired)
            + " --plan "
            + plan.hash().value();
  }
}
