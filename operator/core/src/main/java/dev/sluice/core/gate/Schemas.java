package dev.sluice.core.gate;

import java.util.Optional;

/** What is known of migrations, by name. */
public interface Schemas {
  /** What is applied; empty when nothing was ever published. */
  Optional<Published> published(MigrationName migration);

  /**
   * What the migration itself is at, for people: {@code AwaitingApproval}; empty when there is no
   * such SchemaMigration.
   */
  Optional<String> phase(MigrationName migration);
}
