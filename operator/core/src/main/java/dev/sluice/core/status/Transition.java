package dev.sluice.core.status;

import dev.sluice.api.v1alpha1.RunStatus;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of status that is worth a Kubernetes Event.
 *
 * @param warning true when a person must do something
 * @param reason the Ready condition's reason
 */
public record Transition(boolean warning, String reason, String message) {

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
