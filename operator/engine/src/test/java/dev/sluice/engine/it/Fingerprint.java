package dev.sluice.engine.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All objects and rows of a database as lines, without what Sluice keeps for itself. */
record Fingerprint(List<String> lines) {
  private static final String OBJECTS = resource("fingerprint.sql");

  /** One query for each relation with rows; {@code "the row"} is no column's name. */
  private static final String ROW_QUERIES =
      """
      SELECT format(
        CASE relkind
          WHEN 'S' THEN 'SELECT %1$L, last_value::text || is_called FROM %2$s'
          ELSE 'SELECT %1$L, "the row"::text FROM ONLY %2$s AS "the row"'
        END,
        'row of ' || c.oid::regclass, c.oid::regclass)
      FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
      WHERE (relkind IN ('r', 'S') OR relkind = 'm' AND relispopulated)
        AND nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'sluice')
        AND relname <> 'flyway_schema_history'
      """;

  static Fingerprint of(TestDatabase database) {
    List<String> lines = new ArrayList<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      read(statement, OBJECTS, lines);
      List<String> queries = new ArrayList<>();
      read(statement, ROW_QUERIES, queries);
      if (!queries.isEmpty()) {
        read(statement, String.join("\nUNION ALL\n", queries), lines);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(database.name(), e);
    }
    return new Fingerprint(lines.stream().sorted().toList());
  }

  /** What one of both has and the other has not. */
  String difference(Fingerprint sluice) {
    TreeSet<String> onlyPsql = new TreeSet<>(lines);
    sluice.lines().forEach(onlyPsql::remove);
    TreeSet<String> onlySluice = new TreeSet<>(sluice.lines());
    lines.forEach(onlySluice::remove);
    return onlyPsql.isEmpty() && onlySluice.isEmpty()
        ? "the same rows, some of them more often"
        : shown("psql", onlyPsql) + shown("Sluice", onlySluice);
  }

  private static String shown(String by, TreeSet<String> lines) {
    return lines.stream()
        .limit(3)
        .map(line -> "\n    " + by + ": " + line.substring(0, Math.min(line.length(), 300)))
        .collect(Collectors.joining());
  }

  private static void read(Statement statement, String sql, List<String> lines)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        StringBuilder line = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          line.append(i == 1 ? "" : " | ").append(rows.getString(i));
        }
        lines.add(line.toString());
      }
    }
  }

  private static String resource(String name) {
    try (InputStream text = Fingerprint.class.getResourceAsStream(name)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
