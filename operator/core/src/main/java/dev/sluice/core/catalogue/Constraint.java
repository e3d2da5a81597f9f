package dev.sluice.core.catalogue;

import java.util.List;

/**
 * A constraint of a table, besides NOT NULL.
 *
 * @param name empty when PostgreSQL chose it
 * @param columns its own, in their order; none for a CHECK of which only the text is known
 * @param validated whether all rows are known to satisfy it
 */
public record Constraint(String name, Kind kind, List<String> columns, boolean validated) {

  /** What it demands. */
  public enum Kind {
    PRIMARY_KEY,
    UNIQUE,
    FOREIGN_KEY,
    CHECK,
    /** {@code CHECK (column IS NOT NULL)}, for one column. */
    CHECK_NOT_NULL,
    EXCLUSION
  }

  public Constraint {
    columns = List.copyOf(columns);
  }

  Constraint valid() {
    return new Constraint(name, kind, columns, true);
  }

  Constraint renamed(String column, String now) {
    return new Constraint(name, kind, Names.renamed(columns, column, now), validated);
  }
}
