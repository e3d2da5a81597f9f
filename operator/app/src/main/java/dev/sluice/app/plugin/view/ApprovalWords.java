package dev.sluice.app.plugin.view;

import dev.sluice.api.v1alpha1.ApprovalStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Sentences about approval, for text and Markdown alike. */
final class ApprovalWords {
  private ApprovalWords() {}

  static String needed(ApprovalView approval) {
    if (!approval.needed()) {
      return "nobody: " + approval.because();
    }
    var users = approval.required() == 1 ? "1 approver" : approval.required() + " approvers";
    var expiry =
        approval.expiresAfter() == null ? "" : "; an approval holds for " + approval.expiresAfter();
    return users + ": " + approval.because() + expiry;
  }

  /** One sentence for each decision, and how many are missing. */
  static List<String> decided(ApprovalView approval, Instant now) {
    var told = new ArrayList<String>();
    approval.decisions().forEach(decision -> told.add(decided(decision, now)));
    var missing = approval.required() - approval.approvers().size();
    if (!approval.rejecters().isEmpty()) {
      told.add("rejected: it runs only once " + rejecters(approval) + " approves it after all");
    } else if (approval.needed() && missing > 0) {
      told.add(
          approval.decisions().isEmpty()
              ? "nobody decided yet"
              : missing + (missing == 1 ? " approver is missing" : " approvers are missing"));
    }
    return told;
  }

  /** All of them: one no is enough. */
  static String rejecters(ApprovalView approval) {
    return String.join(" and ", approval.rejecters());
  }

  private static String decided(ApprovalStatus decision, Instant now) {
    return decision.by()
        + " "
        + did(decision)
        + " at "
        + Times.minute(decision.at(), now)
        + " ("
        + decision.from()
        + ")"
        + (decision.voidBecause() == null ? "" : ": does not count: " + decision.voidBecause())
        + (decision.reason() == null ? "" : ": " + decision.reason());
  }

  private static String did(ApprovalStatus decision) {
    return switch (decision.decision()) {
      case Approve -> "approved";
      case Reject -> "rejected";
      case Revoke -> "revoked";
    };
  }

  /** Begins the sentence that the command ends. */
  static String whoApproves(ApprovalView approval) {
    if (!approval.rejecters().isEmpty()) {
      return rejecters(approval) + " may approve it after all with";
    }
    return approval.awaitsYou() ? "approve with" : "somebody else approves with";
  }

  static String you(You you) {
    return you.name()
        + (you.mayNot() == null ? " may approve" : " may not approve: " + you.mayNot());
  }
}
