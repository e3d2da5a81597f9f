package dev.sluice.core.plan;

import org.jspecify.annotations.Nullable;

/**
 * A row of Flyway's history table.
 *
 * @param version null for repeatable scripts and markers
 * @param type SQL, JDBC, BASELINE, SCHEMA, DELETE, UNDO_SQL, ...
 * @param checksum null where there was none
 * @param success false while a script is half applied
 */
public record HistoryRow(
    int rank,
    @Nullable String version,
    String description,
    String type,
    String script,
    @Nullable Integer checksum,
    boolean success) {

  boolean isMarker() {
    return type.equals("SCHEMA");
  }

  boolean isDeletion() {
    return type.equals("DELETE") || type.startsWith("UNDO_");
  }

  boolean isBaseline() {
    return type.equals("BASELINE") || type.endsWith("_BASELINE");
  }
}
