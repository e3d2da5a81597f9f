package dev.sluice.engine.catalogue;

import dev.sluice.core.catalogue.Catalogue;
import dev.sluice.core.catalogue.Catalogue.Source;
import dev.sluice.core.catalogue.Column;
import dev.sluice.core.catalogue.Constraint;
import dev.sluice.core.catalogue.Constraint.Kind;
import dev.sluice.core.catalogue.Index;
import dev.sluice.core.catalogue.ObjectName;
import dev.sluice.core.catalogue.Size;
import dev.sluice.core.catalogue.Table;
import dev.sluice.core.catalogue.TypeKind;
import dev.sluice.core.catalogue.View;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link Catalogue} with five queries. It opens no transaction, takes no lock on a table
 * and holds at most {@link #MOST} rows of each.
 */
public final class CatalogueReader {
  static final int MOST = 50_000;

  /** Up to so many are read whatever their names are. */
  static final int FEW = 1_000;

  private final Map<ObjectName, List<Column>> columns = new HashMap<>();
  private final Map<ObjectName, Size> sizes = new HashMap<>();
  private final Map<ObjectName, List<Constraint>> constraints = new HashMap<>();
  private final Map<ObjectName, List<Index>> indexes = new HashMap<>();
  private final Map<ObjectName, View> views = new HashMap<>();
  private final Map<ObjectName, TypeKind> types = new HashMap<>();
  private final CatalogueSql sql;
  private boolean whole = true;

  private CatalogueReader(CatalogueSql sql) {
    this.sql = sql;
  }

  /**
   * What scripts may touch.
   *
   * @param scripts their text: of many relations, those of other names are left out
   */
  public static Catalogue read(Connection connection, Supplier<Stream<String>> scripts)
      throws SQLException {
    return read(
        connection, hasFew(connection) ? Optional.empty() : MentionedNames.in(scripts.get()), MOST);
  }

  private static boolean hasFew(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(CatalogueSql.count(FEW + 1))) {
      return row.next() && row.getInt(1) <= FEW;
    }
  }

  static Catalogue read(Connection connection, Optional<Set<String>> names, int most)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return new CatalogueReader(new CatalogueSql(names, most)).read(statement, most);
    }
  }

  private Catalogue read(Statement statement, int most) throws SQLException {
    rows(statement, sql.columns(), most, this::column);
    rows(statement, sql.constraints(), most, this::constraint);
    rows(statement, sql.indexes(), most, this::index);
    rows(statement, sql.types(), most, this::type);
    Map<ObjectName, Table> tables = new HashMap<>();
    columns.forEach((name, of) ->
        tables.put(
            name,
            new Table(
                of,
                constraints.getOrDefault(name, List.of()),
                indexes.getOrDefault(name, List.of()),
                sizes.get(name))));
    return new Catalogue(
        whole ? Source.DATABASE : Source.PART_OF_DATABASE,
        whole ? tables : Map.of(), // a table of which a part was read would be taken for all of it
        whole ? views : Map.of(),
        types);
  }

  /** What is done with one row. */
  private interface Row {
    void read(ResultSet row) throws SQLException;
  }

  private void rows(Statement statement, String query, int most, Row each) throws SQLException {
    int count = 0;
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        count++;
        whole = whole && count <= most;
        if (whole) {
          each.read(rows);
        }
      }
    }
  }

  private void column(ResultSet row) throws SQLException {
    ObjectName name = new ObjectName(row.getString(2), row.getString(3));
    String column = row.getString(6);
    switch (row.getString(1)) {
      case "v", "m" -> {
        List<String> before = views.containsKey(name) ? views.get(name).columns() : List.of();
        views.put(
            name, new View(Stream.concat(before.stream(), Stream.ofNullable(column)).toList()));
      }
      case String kind -> {
        List<Column> list = columns.computeIfAbsent(name, _ -> new ArrayList<>());
        if (kind.equals("r")) {
          sizes.put(name, new Size(row.getLong(4), row.getLong(5)));
        }
        if (column != null) {
          list.add(new Column(column, TypeName.of(row), row.getBoolean(11)));
        }
      }
    }
  }

  private void constraint(ResultSet row) throws SQLException {
    Kind kind = kind(row.getString(4));
    if (kind == null) {
      return;
    }
    List<String> ofColumns = names(row, 5);
    List<Constraint> list = list(constraints, row);
    boolean validated = row.getBoolean(6);
    list.add(new Constraint(row.getString(3), kind, ofColumns, validated));
    if (row.getBoolean(7)) {
      list.add(new Constraint(row.getString(3), Kind.CHECK_NOT_NULL, ofColumns, validated));
    }
  }

  private static @Nullable Kind kind(String type) {
    return switch (type) {
      case "p" -> Kind.PRIMARY_KEY;
      case "u" -> Kind.UNIQUE;
      case "f" -> Kind.FOREIGN_KEY;
      case "c" -> Kind.CHECK;
      case "x" -> Kind.EXCLUSION;
      default -> null;
    };
  }

  private void index(ResultSet row) throws SQLException {
    list(indexes, row)
        .add(
            new Index(
                row.getString(3),
                names(row, 4),
                row.getBoolean(5),
                row.getBoolean(6),
                row.getBoolean(7)));
  }

  private void type(ResultSet row) throws SQLException {
    TypeKind kind =
        row.getBoolean(4)
            ? TypeKind.CONSTRAINED_DOMAIN
            : row.getBoolean(5)
                ? TypeKind.VOLATILE_DOMAIN
                : row.getBoolean(3) ? TypeKind.DOMAIN : TypeKind.OTHER;
    types.put(new ObjectName(row.getString(1), row.getString(2)), kind);
  }

  private static <T> List<T> list(Map<ObjectName, List<T>> of, ResultSet row) throws SQLException {
    return of.computeIfAbsent(
        new ObjectName(row.getString(1), row.getString(2)), _ -> new ArrayList<>());
  }

  private static List<String> names(ResultSet row, int column) throws SQLException {
    return Arrays.asList((String[]) row.getArray(column).getArray());
  }
}
