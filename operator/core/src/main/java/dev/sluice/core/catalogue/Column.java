package dev.sluice.core.catalogue;

/**
 * A column of a table.
 *
 * @param notNull whether it is NOT NULL
 */
public record Column(String name, ColumnType type, boolean notNull) {

  Column notNull(boolean now) {
    return new Column(name, type, now);
  }

  Column type(ColumnType now) {
    return new Column(name, now, notNull);
  }

  Column named(String now) {
    return new Column(now, type, notNull);
  }
}
