package dev.sluice.core.status;

import dev.sluice.api.v1alpha1.ApprovalStatus;
import dev.sluice.api.v1alpha1.PlanStatus;
import dev.sluice.api.v1alpha1.RunStatus;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change of status that is worth a Kubernetes Event.
 *
 * @param warning true when a user must do something
 * @param reason the Ready condition's reason, or Approved, Rejected, Revoked
 */
public record Transition(boolean warning, String reason, String message) {

  /** All that is worth telling, decisions of users first. */
  public static List<Transition> all(SchemaMigrationStatus before, SchemaMigrationStatus after) {
    var decisions =
        after.approvals().stream()
            .filter(decision -> before.approvals().stream().noneMatch(decision::isSame))
            .filter(decision -> isAbout(after.plan(), decision))
            .map(Transition::decided);
    return Stream.concat(decisions, between(before, after).stream()).toList();
  }

  /** Those about other plans are only remembered. */
  private static boolean isAbout(@Nullable PlanStatus plan, ApprovalStatus decision) {
    return plan == null || plan.hash().equals(decision.planHash());
  }

  private static Transition decided(ApprovalStatus decision) {
    var verb =
        switch (decision.decision()) {
          case Approve -> "Approved";
          case Reject -> "Rejected";
          case Revoke -> "Revoked";
        };
    return new Transition(
        decision.decision() != ApprovalStatus.Decision.Approve,
        verb,
        verb
            + " by "
            + decision.by()
            + " ("
            + decision.from()
            + "): plan "
            + decision.planHash()
            + (decision.reason() == null ? "." : ": " + decision.reason()));
  }

  /** Empty while reason and Job stay the same: progress within a run is no transition. */
  public static Optional<Transition> between(
      SchemaMigrationStatus before, SchemaMigrationStatus after) {
    var ready = condition(after, "Ready");
    if (ready.isEmpty()) {
      return Optional.empty();
    }
    var reason = ready.get().getReason();
    var sameReason =
        condition(before, "Ready").map(Condition::getReason).filter(reason::equals).isPresent();
    if (sameReason && Objects.equals(job(before.run()), job(after.run()))) {
      return Optional.empty();
    }
    var stalled =
        condition(after, "Stalled").filter(stall -> stall.getStatus().equals("True")).isPresent();
    return Optional.of(new Transition(stalled, reason, ready.get().getMessage()));
  }

  private static Optional<Condition> condition(SchemaMigrationStatus status, String type) {
    return status.conditions().stream().filter(c -> c.getType().equals(type)).findFirst();
  }

  private static @Nullable String job(@Nullable RunStatus run) {
    return run == null ? null : run.job();
  }
}
