package dev.sluice.app.plugin;

import dev.sluice.api.v1alpha1.ApprovalStatus.Decision;
import dev.sluice.app.plugin.view.Address;
import dev.sluice.app.plugin.view.PlanView;
import dev.sluice.core.failure.Reason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands against a vote before the API server is asked; it has the last word. */
final class Obstacles {
  private Obstacles() {}

  /**
   * Empty when there is none.
   *
   * @param named the plan that the user means; null: the one that is shown
   */
  static Optional<String> of(
      PlanView plan, Decision decision, @Nullable String named, Address address) {
    if (!plan.pending()) {
      return Optional.of("no plan waits: " + address.path() + " is " + plan.phase());
    }
    if (named != null && !named.equals(plan.hash())) {
      return Optional.of(
          "the plan is now "
              + plan.hash()
              + ", not the one that you named. Read it first: "
              + address.command("plan"));
    }
    return switch (decision) {
      case Approve -> approving(plan);
      case Reject -> Optional.empty();
      case Revoke -> revoking(plan, address);
    };
  }

  private static Optional<String> approving(PlanView plan) {
    var approval = plan.approval();
    if (plan.is(Reason.ApprovalUnprotected) || plan.is(Reason.PolicyViolated)) {
      return Optional.of("an approval would not help now. " + plan.message());
    }
    if (!approval.needed()) {
      return Optional.of("no approval is needed: " + approval.because());
    }
    var you = approval.you();
    if (you == null) {
      return Optional.empty();
    }
    if (approval.approvers().contains(you.name())) {
      return Optional.of("you approved this plan already, " + you.name());
    }
    return Optional.ofNullable(you.mayNot())
        .map(why -> you.name() + " may not approve this plan: " + why);
  }

  private static Optional<String> revoking(PlanView plan, Address address) {
    var you = plan.approval().you();
    if (you == null) {
      return Optional.empty();
    }
    var last = plan.approval().lastBy(you.name());
    if (last.filter(Decision.Reject::equals).isPresent()) {
      return Optional.of(
          "you rejected this plan, "
              + you.name()
              + "; who rejected takes it back by approving: "
              + address.command("approve", String.valueOf(plan.hash())));
    }
    return last.filter(Decision.Approve::equals).isPresent()
        ? Optional.empty()
        : Optional.of("there is no approval of this plan by " + you.name());
  }
}
