package dev.sluice.engine.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.catalogue.Catalogue;
import dev.sluice.core.failure.Result;
import dev.sluice.core.plan.AnalyzedScript;
import dev.sluice.core.plan.Script;
import dev.sluice.core.plan.ScriptAnalysis;
import dev.sluice.core.plan.ScriptFile;
import dev.sluice.core.plan.ScriptSetReader;
import dev.sluice.core.plan.ScriptSyntax;
import dev.sluice.core.sql.Placeholders;
import dev.sluice.engine.catalogue.CatalogueReader;
import dev.sluice.engine.grammar.PostgresGrammar;
import dev.sluice.engine.sql.PostgresSyntax;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a statement holds on a real server, of each version. */
class CatalogueIT {
  private static final PostgresGrammar GRAMMAR = new PostgresGrammar();

  /** A file node that stays says that no row was written, and of an index that it was not built. */
  private static final String FILES =
      "SELECT string_agg(relname || pg_relation_filenode(oid), ',' ORDER BY relname) FROM pg_class"
          + " WHERE relname IN ('a', 'i')";

  @ParameterizedTest
  @ValueSource(ints = {14, 15, 16, 17, 18})
  void whatIsSafeWritesNoRow(int major) throws SQLException {
    for (String row :
        List.of(
            "n varchar(50) | ALTER n TYPE varchar(100)",
            "n varchar(50) | ALTER n TYPE text",
            "n varchar | ALTER n TYPE text",
            "n numeric(10,2) | ALTER n TYPE numeric(12,2)",
            "n numeric(10,2) | ALTER n TYPE numeric",
            "n timestamptz(3) | ALTER n TYPE timestamptz",
            "n varbit(8) | ALTER n TYPE varbit(16)",
            "n varchar(50)[] | ALTER n TYPE varchar(50)[]")) {
      assertThat(told(major, row)).as(row).isEqualTo("widen-type Info unchanged");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 15, 16, 17, 18})
  void whatIsNotSafeIsNotCalledSo(int major) throws SQLException {
    for (String row :
        List.of(
            "n varchar(50) | ALTER n TYPE varchar(20)",
            "n numeric(10,2) | ALTER n TYPE numeric(12,3)",
            "n int | ALTER n TYPE bigint",
            "n char(5) | ALTER n TYPE char(9)")) {
      assertThat(told(major, row)).as(row).isEqualTo("change-type High changed");
    }
    assertThat(told(major, "n int | ADD p positive"))
        .isEqualTo("constrained-domain Medium changed");
    assertThat(told(major, "n int | ADD p required"))
        .isEqualTo("constrained-domain Medium changed");
    assertThat(told(major, "n int | ADD p bounded")).isEqualTo("constrained-domain Medium changed");
    assertThat(told(major, "n int | ADD p fresh")).isEqualTo("volatile-default Medium changed");
    assertThat(told(major, "n int | ADD p fresher")).isEqualTo("volatile-default Medium changed");
    assertThat(told(major, "n int | ADD p fresh DEFAULT NULL")).isEqualTo(" unchanged");
    assertThat(told(major, "n int | ADD p stamped")).isEqualTo(" unchanged");
    assertThat(told(major, "n int | ADD p plain")).isEqualTo(" unchanged");
    assertThat(told(major, "n int | ADD p mood")).isEqualTo(" unchanged");
    assertThat(told(major, "n int | ADD p positive[]")).isEqualTo(" unchanged");
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 18})
  void anIndexOverAnExpressionIsBuiltAgain(int major) throws SQLException {
    assertThat(told(major, "n varchar(50) | ALTER n TYPE text | CREATE INDEX i ON a (lower(n))"))
        .isEqualTo("change-type High changed");
    assertThat(told(major, "n varchar(50) | ALTER n TYPE text | CREATE INDEX i ON a (n)"))
        .isEqualTo("widen-type Info unchanged");
  }

  private static String told(int major, String row) throws SQLException {
    List<String> parts = Arrays.stream(row.split("\\|", -1)).map(String::strip).toList();
    TestDatabase database = PostgresServer.shared(major).database();
    database.run(
        "CREATE DOMAIN positive AS int CHECK (VALUE > 0)",
        "CREATE DOMAIN required AS int NOT NULL DEFAULT 1",
        "CREATE DOMAIN bounded AS positive",
        "CREATE DOMAIN plain AS int",
        "CREATE DOMAIN fresh AS uuid DEFAULT gen_random_uuid()",
        "CREATE DOMAIN fresher AS fresh",
        "CREATE DOMAIN stamped AS timestamptz DEFAULT now()",
        "CREATE TYPE mood AS ENUM ('sad')",
        "CREATE TABLE a (id bigint PRIMARY KEY, " + parts.get(0) + ")",
        parts.size() > 2 ? parts.get(2) : "CREATE INDEX i ON a (id)");
    String sql = "ALTER TABLE a " + parts.get(1);
    AnalyzedScript analyzed = analyzed(database, sql, "public");
    String before = database.value(FILES);
    database.run(sql);
    return names(analyzed)
        + analyzed.findings().stream()
            .map(found -> " " + found.finding().risk())
            .collect(Collectors.joining())
        + (database.value(FILES).equals(before) ? " unchanged" : " changed");
  }

  private static String names(AnalyzedScript analyzed) {
    return analyzed.findings().stream()
        .map(found -> found.finding().rule())
        .collect(Collectors.joining(" "));
  }

  private static AnalyzedScript analyzed(TestDatabase database, String sql, String... schemas)
      throws SQLException {
    Placeholders none = Placeholders.of(Map.of(), "public", "me", "flyway_schema_history");
    ScriptSyntax syntax = new PostgresSyntax(none, true, GRAMMAR);
    ScriptFile file = new ScriptFile("V1__a.sql", sql.getBytes(StandardCharsets.UTF_8));
    return switch (ScriptSetReader.single(file)) {
      case Result.Ok<Script>(Script script) ->
          new ScriptAnalysis(syntax, List.of(schemas), read(database, sql)).script(script);
      case Result.Refused<Script> refused -> throw new AssertionError(refused);
    };
  }

  private static Catalogue read(TestDatabase database, String sql) throws SQLException {
    try (Connection connection = database.connect()) {
      return CatalogueReader.read(connection, () -> Stream.of(sql));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a valid CHECK proves NOT NULL      | proven-not-null | ALTER TABLE a ALTER checked SET NOT NULL
          one that is not valid does not     | set-not-null    | ALTER TABLE a ALTER hoped SET NOT NULL
          one that demands more does not say | set-not-null    | ALTER TABLE a ALTER other SET NOT NULL
          a row by its key                   | update-by-key   | UPDATE a SET n = 1 WHERE id = 7
          rows by something else             | update-rows     | UPDATE a SET n = 1 WHERE n = 7
          a view keeps its columns           | compatible-view | CREATE OR REPLACE VIEW v AS SELECT id, n + 1 AS n FROM a
          a view gets one more               | compatible-view | CREATE OR REPLACE VIEW v AS SELECT id, n, checked FROM a
          a view has others                  | replace-view    | CREATE OR REPLACE VIEW v AS SELECT n, id FROM a
          a foreign key with an index        | foreign-key     | ALTER TABLE a ADD FOREIGN KEY (n) REFERENCES a
          one with an index for some rows    | foreign-key unindexed-foreign-key | ALTER TABLE a ADD FOREIGN KEY (m) REFERENCES a
          a table of another schema          | change-type     | ALTER TABLE s.a ALTER id TYPE bigint
          """)
  void theCatalogueOfTheServerDecides(String shown, String rules, String sql) throws SQLException {
    TestDatabase database = PostgresServer.shared().database();
    database.run(
        "CREATE TABLE a (id bigint PRIMARY KEY, n bigint, m bigint, checked int, hoped int,"
            + " other int CHECK (other > 0))",
        "CREATE INDEX ON a (n, m)",
        "CREATE INDEX ON a (m) WHERE m > 5",
        "ALTER TABLE a ADD CHECK (checked IS NOT NULL)",
        "ALTER TABLE a ADD CHECK (hoped IS NOT NULL) NOT VALID",
        "CREATE VIEW v AS SELECT id, n FROM a",
        "CREATE SCHEMA s",
        "CREATE TABLE s.a (id int)");
    assertThat(names(analyzed(database, sql, "public"))).isEqualTo(rules);
  }

  @Test
  void aNameInTwoSchemasIsTheFirstOneOfThePath() throws SQLException {
    TestDatabase database = PostgresServer.shared().database();
    database.run("CREATE SCHEMA s", "CREATE TABLE s.a (n int)", "CREATE TABLE a (n varchar(5))");
    String sql = "ALTER TABLE a ALTER n TYPE text";
    assertThat(names(analyzed(database, sql, "s", "public"))).isEqualTo("change-type");
  }

  @Test
  void itWaitsForNobody() throws SQLException {
    TestDatabase database = PostgresServer.shared().database();
    database.run("CREATE TABLE a (id bigint PRIMARY KEY, n int CHECK (n IS NOT NULL))");
    try (Connection other = database.connect()) {
      other.setAutoCommit(false);
      other.createStatement().execute("LOCK TABLE a IN ACCESS EXCLUSIVE MODE");
      try (Connection connection = database.connect()) {
        connection.createStatement().execute("SET lock_timeout = '1ms'");
        assertThat(CatalogueReader.read(connection, () -> Stream.of("a")).tables()).hasSize(1);
      }
    }
  }
}
