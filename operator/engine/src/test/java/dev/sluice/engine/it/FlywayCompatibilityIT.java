package dev.sluice.engine.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.Script;
import dev.sluice.core.plan.ScriptName;
import dev.sluice.core.plan.Versions;
import dev.sluice.core.run.Report;
import dev.sluice.core.sql.Placeholders;
import dev.sluice.engine.sql.PostgresSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same database under Flyway itself and under us. */
class FlywayCompatibilityIT {
  private static final Map<String, String> SCRIPTS = new LinkedHashMap<>();

  static {
    SCRIPTS.put("V1__first_table.sql", "CREATE TABLE a (id int);\r\nINSERT INTO a VALUES (1);\r\n");
    SCRIPTS.put("V1.1__copy.sql", "COPY a (id) FROM STDIN;\n2\n3\n\\.\n");
    SCRIPTS.put("V2_0__umlaut_\u00e4.sql", "\uFEFFCREATE TABLE b (t text DEFAULT '\u00e4');\n\n");
    SCRIPTS.put("V3__index.sql", "CREATE INDEX CONCURRENTLY a_id ON a (id);");
    SCRIPTS.put("V4__placeholder.sql", "INSERT INTO b VALUES ('${tenant}');");
    SCRIPTS.put("U4__placeholder.sql", "DELETE FROM b;");
    SCRIPTS.put("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT * FROM a;");
    SCRIPTS.put(
        "R__who.sql",
        "CREATE OR REPLACE VIEW who AS\r\nSELECT '${TENANT} ${flyway:filename}'::text AS t;\r\n");
  }

  private final TestDatabase database = PostgresServer.shared().database();
  @TempDir private Path folder;

  @BeforeEach
  void writeScripts() throws IOException {
    for (Map.Entry<String, String> script : SCRIPTS.entrySet()) {
      Files.writeString(folder.resolve(script.getKey()), script.getValue());
    }
  }

  @Test
  void flywayFindsOurDatabaseInOrderAndHasNothingToDo() {
    assertThat(ours().apply().failure()).isNull();

    Flyway flyway = flyway().load();
    assertThat(flyway.validateWithResult().validationSuccessful).isTrue();
    assertThat(flyway.info().all())
        .filteredOn(info -> !info.getScript().startsWith("U"))
        .extracting(MigrationInfo::getState)
        .containsOnly(MigrationState.SUCCESS);
    assertThat(flyway.migrate().migrationsExecuted).isZero();
  }

  @Test
  void weAdoptAFlywayDatabaseWithNothingPending() {
    flyway().load().migrate();

    Report report = ours().apply();

    assertThat(report.failure()).isNull();
    assertThat(report.applied()).isEmpty();
    assertThat(report.database().version()).isEqualTo("4");
  }

  @Test
  void ourHistoryTableAndRowsAreThoseThatFlywayWrites() {
    TestDatabase theirs = PostgresServer.shared().database();
    flyway().dataSource(theirs.url(), "postgres", "").load().migrate();
    ours().apply();

    for (String sql : List.of(COLUMNS, INDEXES, ROWS)) {
      assertThat(database.list(sql)).isNotEmpty().isEqualTo(theirs.list(sql));
    }
  }

  private static final String COLUMNS =
      "SELECT column_name || ' ' || data_type || ' ' || is_nullable || ' '"
          + " || coalesce(character_maximum_length::text, '') || ' ' || coalesce(column_default, '')"
          + " FROM information_schema.columns WHERE table_name = 'flyway_schema_history'"
          + " ORDER BY ordinal_position";
  private static final String INDEXES =
      "SELECT indexdef FROM pg_indexes WHERE tablename = 'flyway_schema_history' ORDER BY 1";
  private static final String ROWS =
      "SELECT row(installed_rank, version, description, type, script, checksum, installed_by,"
          + " success)::text FROM flyway_schema_history ORDER BY installed_rank";

  @Test
  void schemasThatWeMadeAreMarkedAsFlywayMarksThem() {
    TestDatabase theirs = PostgresServer.shared().database();
    flyway().dataSource(theirs.url(), "postgres", "").schemas("x", "y").load().migrate();
    ours().schemas("x", "y").apply();

    String marker = ROWS.replace("FROM flyway", "FROM x.flyway");
    assertThat(database.list(marker)).isEqualTo(theirs.list(marker));
    assertThat(flyway().schemas("x", "y").load().validateWithResult().validationSuccessful)
        .isTrue();
  }

  @Test
  void whatIsBelowABaselineIsNotPending() {
    database.run("CREATE TABLE a (id int)", "CREATE TABLE b (t text)");
    flyway().baselineVersion("2").load().baseline();

    Report report = ours().apply();

    assertThat(report.failure()).isNull();
    assertThat(report.applied())
        .extracting(Report.AppliedScript::name)
        .containsExactly("V3__index.sql", "V4__placeholder.sql", "R__view.sql", "R__who.sql");
    assertThat(report.versions()).isEqualTo(new Versions(List.of("3", "4"), "2", List.of(), false));
    assertThat(flyway().load().validateWithResult().validationSuccessful).isTrue();
  }

  /** Flyway compares with both. */
  @Test
  void aRepeatableChecksumOverTheTextAsItIsWrittenCountsToo() {
    ours().apply();
    Script script =
        new Script(ScriptName.parse("R__who.sql").orElseThrow(), "", SCRIPTS.get("R__who.sql"));
    int written =
        new PostgresSyntax(
                Placeholders.of(Map.of(), "public", "me", "history"), true, TestRun.GRAMMAR)
            .checksum(script);
    database.run(
        "UPDATE flyway_schema_history SET checksum = " + written + " WHERE script = 'R__who.sql'");

    assertThat(ours().apply().applied()).isEmpty();
    assertThat(flyway().load().validateWithResult().validationSuccessful).isTrue();
  }

  /** It is in effect as Flyway ran it, and did not change since. */
  @Test
  void aRepeatableScriptWhosePlaceholdersFlywayLeftDoesNotRunAgain() throws IOException {
    String text = "CREATE OR REPLACE VIEW mixed AS SELECT '${tenant}' || $t$${tenant}$t$ AS t;";
    Files.writeString(folder.resolve("R__mixed.sql"), text);
    flyway().load().migrate();

    assertThat(ours().script("R__mixed.sql", text).apply().applied()).isEmpty();
  }

  @Test
  void aScriptThatFlywayLeftFailedIsForAUser() {
    TestRun run =
        TestRun.on(database).script("V1__a.sql", "CREATE INDEX CONCURRENTLY i ON missing (id);");
    run.plan();
    database.run(
        "CREATE TABLE flyway_schema_history (installed_rank int, version text, description text,"
            + " type text, script text, checksum int, installed_by text, installed_on timestamp"
            + " DEFAULT now(), execution_time int, success boolean)",
        "INSERT INTO flyway_schema_history VALUES (1, '1', 'a', 'SQL', 'V1__a.sql', 7, 'x', now(),"
            + " 1, false)");

    Report report = run.apply();

    assertThat(report.failure().reason()).isEqualTo(Reason.PartiallyApplied);
    assertThat(report.failure().message()).contains("V1__a.sql", "sluice repair");
  }

  @Test
  void anEditedScriptAMissingOneAndOneInBetweenAreListed() {
    ours().apply();
    Map<String, String> other = new LinkedHashMap<>(SCRIPTS);
    other.put("V1__first_table.sql", "CREATE TABLE a (id bigint);");
    other.remove("V3__index.sql");
    other.put("V1.5__late.sql", "CREATE TABLE late ();");

    Report report =
        TestRun.on(database).placeholders(Map.of("tenant", "acme")).scripts(other).apply();

    assertThat(report.failure().reason()).isEqualTo(Reason.HistoryDiverged);
    assertThat(report.failure().message())
        .contains("V1__first_table.sql was edited after it was applied")
        .contains("version 3 (V3__index.sql) is applied but not in the set")
        .contains("V1.5__late.sql is not applied but below the applied version 4")
        .contains("Bring the set back to what was applied")
        .doesNotContain("repair");
    assertThat(database.value("SELECT to_regclass('late') IS NULL")).isEqualTo("t");
  }

  private TestRun ours() {
    return TestRun.on(database).placeholders(Map.of("tenant", "acme")).scripts(SCRIPTS);
  }

  private FluentConfiguration flyway() {
    FluentConfiguration configuration =
        Flyway.configure()
            .dataSource(database.url(), "postgres", "")
            .placeholders(Map.of("tenant", "acme"))
            .locations("filesystem:" + folder);
    configuration
        .getPluginRegister()
        .getExact(org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
    return configuration;
  }
}
