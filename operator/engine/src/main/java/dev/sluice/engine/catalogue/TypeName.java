package dev.sluice.engine.catalogue;

import dev.sluice.core.catalogue.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A column's type, of a row of {@link CatalogueSql#columns()}. */
final class TypeName {
  /** What PostgreSQL adds to a length, as it does for the header of a value. */
  private static final int HEADER = 4;

  private TypeName() {}

  static ColumnType of(ResultSet row) throws SQLException {
    String schema = row.getString(7);
    String name = row.getString(8);
    boolean own = "pg_catalog".equals(schema);
    return new ColumnType(
        own ? name : schema + "." + name,
        own ? modifiers(name, row.getInt(10)) : List.of(),
        row.getBoolean(9));
  }

  /** As they were written, of the number that the catalogue keeps; negative: none. */
  static List<Integer> modifiers(String type, int modifier) {
    if (modifier < 0) {
      return List.of();
    }
    int length = modifier - HEADER;
    return switch (type) {
      case "varchar", "bpchar" -> List.of(length);
      case "numeric" -> List.of((length >> 16) & 0xffff, scale(length));
      default -> List.of(modifier);
    };
  }

  /** Eleven bits with a sign (PostgreSQL 15 and later; earlier ones know none below zero). */
  private static int scale(int packed) {
    return ((packed & 0x7ff) ^ 1024) - 1024;
  }
}
