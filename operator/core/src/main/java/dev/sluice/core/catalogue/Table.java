package dev.sluice.core.catalogue;

import dev.sluice.core.catalogue.Constraint.Kind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table.
 *
 * @param columns in their order
 * @param size null when nobody measured it
 */
public record Table(
    List<Column> columns, List<Constraint> constraints, List<Index> indexes, @Nullable Size size) {
  public Table {
    columns = List.copyOf(columns);
    constraints = List.copyOf(constraints);
    indexes = List.copyOf(indexes);
  }

  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /** Its columns; none for a table without. */
  public List<String> primaryKey() {
    return constraints.stream()
        .filter(constraint -> constraint.kind() == Kind.PRIMARY_KEY)
        .findFirst()
        .map(Constraint::columns)
        .orElse(List.of());
  }

  /** Whether a valid index leads to rows by these columns; that of a key counts. */
  public boolean hasIndexOn(List<String> wanted) {
    return indexes.stream().anyMatch(index -> index.leadsBy(wanted))
        || constraints.stream()
            .filter(constraint ->
                constraint.kind() == Kind.PRIMARY_KEY || constraint.kind() == Kind.UNIQUE)
            .map(Constraint::columns)
            .anyMatch(columns ->
                columns.size() >= wanted.size()
                    && columns.subList(0, wanted.size()).containsAll(wanted));
  }

  /** Whether it is known that a column holds no NULL. */
  public boolean hasNoNull(String column) {
    return column(column).filter(Column::notNull).isPresent()
        || constraints.stream()
            .filter(constraint -> constraint.kind() == Kind.CHECK_NOT_NULL)
            .anyMatch(
                constraint -> constraint.validated() && constraint.columns().contains(column));
  }

  /**
   * Whether PostgreSQL looks at all rows, or builds an index again, when the column gets another
   * type of the same representation: for a CHECK, and for an index over expressions.
   */
  public boolean isBoundByType(String column) {
    return indexes.stream().anyMatch(Index::isOverExpressions)
        || constraints.stream()
            .anyMatch(constraint ->
                switch (constraint.kind()) {
                  case CHECK, EXCLUSION ->
                      constraint.columns().isEmpty() || constraint.columns().contains(column);
                  case CHECK_NOT_NULL -> constraint.columns().contains(column);
                  case PRIMARY_KEY, UNIQUE, FOREIGN_KEY -> false;
                });
  }
}
