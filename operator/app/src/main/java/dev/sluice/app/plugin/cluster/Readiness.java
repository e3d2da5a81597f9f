package dev.sluice.app.plugin.cluster;

import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.Optional;

/** What the conditions say of where a migration is. */
public final class Readiness {
  private Readiness() {}

  /** Of Ready, whether it holds or not; empty before the operator wrote one. */
  public static String message(SchemaMigrationStatus status) {
    return condition(status, "Ready").map(Condition::getMessage).orElse("");
  }

  static String reason(SchemaMigrationStatus status) {
    return condition(status, "Ready").map(Condition::getReason).orElse("");
  }

  /** It does not go on until somebody does something. */
  public static boolean stalled(SchemaMigrationStatus status) {
    return condition(status, "Stalled")
        .map(Condition::getStatus)
        .filter("True"::equals)
        .isPresent();
  }

  private static Optional<Condition> condition(SchemaMigrationStatus status, String type) {
    return status.conditions().stream()
        .filter(condition -> condition.getType().equals(type))
        .findFirst();
  }
}
