package dev.sluice.core.plan;

import java.util.Optional;

/** The moments at which a set's SQL callbacks run; names are Flyway's. */
public enum CallbackEvent {
  BEFORE_MIGRATE("beforeMigrate"),
  BEFORE_EACH_MIGRATE("beforeEachMigrate"),
  AFTER_EACH_MIGRATE("afterEachMigrate"),
  AFTER_MIGRATE("afterMigrate"),
  AFTER_MIGRATE_ERROR("afterMigrateError");

  private final String fileStem;

  CallbackEvent(String fileStem) {
    this.fileStem = fileStem;
  }

  public String fileStem() {
    return fileStem;
  }

  static Optional<CallbackEvent> named(String stem) {
    for (CallbackEvent event : values()) {
      if (event.fileStem.equals(stem)) {
        return Optional.of(event);
      }
    }
    return Optional.empty();
  }
}
