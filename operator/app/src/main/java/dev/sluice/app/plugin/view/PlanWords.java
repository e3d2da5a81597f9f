package dev.sluice.app.plugin.view;

import dev.sluice.core.failure.Reason;

/** Sentences about a plan, for text and Markdown alike. */
final class PlanWords {
  private static final String LATEST = "latest";

  private PlanWords() {}

  /** In a few words; where no approval is all that is missing, the message says more. */
  static String state(PlanView plan) {
    if (plan.waitsForApproval()) {
      return "the plan waits for approval";
    }
    if (plan.is(Reason.Rejected)) {
      return "the plan is rejected";
    }
    if (plan.is(Reason.ApprovalUnprotected)) {
      return "approvals cannot be trusted";
    }
    if (plan.is(Reason.PolicyViolated)) {
      return "a policy forbids the plan";
    }
    return plan.reason().equals("WindowClosed") ? "the plan waits for its window" : plan.phase();
  }

  static String versions(PlanView plan) {
    var from = plan.fromVersion() == null ? "none yet" : plan.fromVersion();
    if (!plan.pending()) {
      return from + target(plan);
    }
    var to = plan.toVersion() == null ? from + " (repeatable scripts only)" : plan.toVersion();
    return from + " → " + to + target(plan);
  }

  private static String target(PlanView plan) {
    return plan.target().equals(LATEST) || plan.target().equals(plan.toVersion())
        ? ""
        : " (target " + plan.target() + ")";
  }

  /** Scripts, what of them cannot be undone, and findings. */
  static String counted(PlanView plan) {
    var scripts = plan.numbered().size();
    return (scripts == 1 ? "1 script" : scripts + " scripts")
        + undoing(plan.irreversible(), scripts)
        + "; "
        + findings(plan.findings());
  }

  private static String undoing(long irreversible, int scripts) {
    if (irreversible == 0) {
      return scripts == 1 ? " that can be undone" : " that can all be undone";
    }
    if (irreversible == scripts) {
      return scripts == 1 ? " that cannot be undone" : ", none of which can be undone";
    }
    return ", " + irreversible + " of which cannot be undone";
  }

  static String findings(long count) {
    return count == 0 ? "no findings" : count == 1 ? "1 finding" : count + " findings";
  }
}
