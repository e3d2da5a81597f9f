package dev.sluice.core.catalogue;

import java.util.List;

/**
 * An index.
 *
 * @param name empty when PostgreSQL chose it
 * @param columns in their order; an empty name for an expression
 * @param partial whether it has a WHERE
 * @param valid false for what an interrupted CREATE INDEX CONCURRENTLY left
 */
public record Index(
    String name, List<String> columns, boolean unique, boolean partial, boolean valid) {
  public Index {
    columns = List.copyOf(columns);
  }

  /** Whether it leads to rows by these columns, in any order. */
  boolean leadsBy(List<String> wanted) {
    return valid
        && !partial
        && columns.size() >= wanted.size()
        && columns.subList(0, wanted.size()).containsAll(wanted);
  }

  /** Whether PostgreSQL builds it again when a column that it uses changes its type. */
  boolean isOverExpressions() {
    return partial || columns.contains("");
  }

  Index renamed(String column, String now) {
    return new Index(name, Names.renamed(columns, column, now), unique, partial, valid);
  }
}
