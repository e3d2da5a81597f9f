package dev.sluice.app.plugin;

import dev.sluice.api.v1alpha1.ApprovalStatus;
import dev.sluice.app.plugin.view.Address;
import dev.sluice.app.plugin.view.PlanView;
import java.util.ArrayList;
import java.util.HashSet;

/** What is said once a vote is written. */
final class VoteWords {
  private VoteWords() {}

  static String done(ApprovalStatus.Decision decision, String hash, String by, String where) {
    var done =
        switch (decision) {
          case Approve -> "approved ";
          case Reject -> "rejected ";
          case Revoke -> "revoked the approval of ";
        };
    return done + hash + "\nby " + by + " (" + where + ")";
  }

  static String next(ApprovalStatus.Decision decision, PlanView plan, String by, Address address) {
    return switch (decision) {
      case Approve -> approved(plan, by, address);
      case Reject ->
          "It will not run, unless you approve it after all. A change of the scripts or of the spec"
              + " makes another plan.";
      case Revoke ->
          "A run that has started already goes on. Look with: " + address.command("plan");
    };
  }

  private static String approved(PlanView plan, String by, Address address) {
    var rejecters = new ArrayList<>(plan.approval().rejecters());
    rejecters.remove(by);
    if (!rejecters.isEmpty()) {
      return "It is rejected, and runs only once "
          + String.join(" and ", rejecters)
          + " approves it after all";
    }
    var approvers = new HashSet<>(plan.approval().approvers());
    approvers.add(by);
    var missing = plan.approval().required() - approvers.size();
    return missing > 0
        ? approvers.size() + " of " + plan.approval().required() + " approvers; it waits for more"
        : "Look on with: " + address.command("watch");
  }
}
