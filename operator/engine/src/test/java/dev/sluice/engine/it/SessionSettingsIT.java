package dev.sluice.engine.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.core.failure.Reason;
import dev.sluice.core.run.Report;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a script that goes statement by statement sets holds for its later statements. */
class SessionSettingsIT {
  private static final String BUILD =
      "SET search_path = side;\nCREATE INDEX CONCURRENTLY a_n ON a (n);\nINSERT INTO a VALUES (1);";

  private final TestDatabase database = PostgresServer.shared().database();
  private final String role = "owner_" + database.name();

  @BeforeEach
  void makeTables() {
    database.run(
        "CREATE SCHEMA side",
        "CREATE TABLE side.a (n int)",
        "CREATE ROLE " + role,
        "GRANT CREATE ON SCHEMA public TO " + role);
  }

  @AfterEach
  void dropRole() {
    database.run("DROP OWNED BY " + role, "DROP ROLE " + role);
  }

  @Test
  void aSearchPathHoldsInAndOutsideOfTransactions() {
    assertThat(TestRun.on(database).script("V1__a.sql", BUILD + "VACUUM a;").apply().failure())
        .isNull();

    assertThat(database.list("SELECT n FROM side.a")).containsExactly("1");
    assertThat(
            database.value(
                "SELECT indisvalid FROM pg_index WHERE indexrelid = 'side.a_n'::regclass"))
        .isEqualTo("t");
  }

  @Test
  void aRoleHoldsAndTheLedgerIsWrittenAsOurselves() {
    Report report =
        TestRun.on(database)
            .script(
                "V1__a.sql",
                "SET ROLE "
                    + role
                    + ";\nCREATE TABLE r (n int);\nCREATE INDEX CONCURRENTLY r_n ON r (n);\n"
                    + "CREATE TABLE who AS SELECT current_user AS name;\nRESET ROLE;\n"
                    + "INSERT INTO who SELECT current_user;")
            .apply();

    assertThat(report.failure()).isNull();
    assertThat(database.value("SELECT relowner::regrole FROM pg_class WHERE relname = 'r_n'"))
        .isEqualTo(role);
    assertThat(database.list("SELECT name FROM who")).containsExactly(role, "postgres");
    assertThat(database.value("SELECT installed_by FROM flyway_schema_history"))
        .isEqualTo("postgres");
  }

  @Test
  void settingsOfPgDumpHoldToo() {
    Report report =
        TestRun.on(database)
            .script(
                "V1__a.sql",
                """
                SET client_encoding = 'UTF8';
                SET standard_conforming_strings = on;
                SELECT pg_catalog.set_config('search_path', '', false);
                SET maintenance_work_mem = '7MB';
                VACUUM side.a;
                INSERT INTO side.a SELECT 7 WHERE current_setting('maintenance_work_mem') = '7MB'
                  AND current_setting('search_path') = '';
                """)
            .apply();

    assertThat(report.failure()).isNull();
    assertThat(database.list("SELECT n FROM side.a")).containsExactly("7");
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE", "AFTER"})
  void aDoubtIsResolvedWhereTheScriptWouldLook(FaultyProxy.Cut cut) {
    String sent = "/* sent */"; // not in the statement's first words in the ledger
    database.run("ALTER TABLE side.a OWNER TO " + role, "GRANT USAGE ON SCHEMA side TO " + role);
    database.run("GRANT CREATE ON SCHEMA side TO " + role);
    try (FaultyProxy proxy = FaultyProxy.cutting(database.port(), sent, cut, 1)) {
      Report report =
          TestRun.at(database.url(proxy.port()))
              .script("V1__a.sql", "SET ROLE " + role + ";\n" + BUILD.replace(" ON", sent + " ON"))
              .apply();

      assertThat(proxy.wasTriggered()).isTrue();
      assertThat(report.failure()).isNull();
      assertThat(database.list("SELECT n FROM side.a")).containsExactly("1");
      assertThat(database.list("SELECT relname FROM pg_class WHERE relname LIKE 'a_n%'"))
          .containsExactly("a_n");
    }
  }

  @Test
  void aRunnerKilledInABuildIsResumedInTheScriptsSchema() throws Exception {
    try (Connection writer = database.connect();
        Statement statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      statement.execute("LOCK TABLE side.a IN ROW EXCLUSIVE MODE");
      RunnerProcess killed = RunnerProcess.apply(database, "V1__a.sql", BUILD);
      await()
          .until(
              () -> is("SELECT NOT indisvalid FROM pg_index WHERE indrelid = 'side.a'::regclass"));
      killed.kill();
      CompletableFuture<Report> second =
          Threads.supply(() -> TestRun.on(database).attempt(2).script("V1__a.sql", BUILD).apply());
      await()
          .until(() ->
              !is(
                  "SELECT true FROM pg_stat_activity WHERE state = 'active' AND query"
                      + " LIKE 'CREATE INDEX CONCURRENTLY%' AND datname = current_database()"));
      writer.rollback();

      assertThat(second.get().failure()).isNull();
    }
    assertThat(database.list("SELECT indisvalid FROM pg_index WHERE indrelid = 'side.a'::regclass"))
        .containsExactly("t");
    assertThat(database.list("SELECT n FROM side.a")).containsExactly("1");
  }

  @Test
  void whatIsGoneWithASessionIsRefused() {
    Report report =
        TestRun.on(database)
            .script(
                "V1__a.sql",
                "CREATE TABLE b ();\nCREATE TEMP TABLE t (n int);\n"
                    + "CREATE INDEX CONCURRENTLY a_n ON side.a (n);\nINSERT INTO t VALUES (1);")
            .apply();

    assertThat(report.failure().reason()).isEqualTo(Reason.SourceInvalid);
    assertThat(report.failure().message())
        .startsWith(
            "V1__a.sql line 4: INSERT INTO t VALUES (1) is in another segment than line 2 (CREATE"
                + " TEMP TABLE t (n int))");
    assertThat(database.value("SELECT to_regclass('b') IS NULL")).isEqualTo("t");
  }

  private boolean is(String sql) {
    return database.list(sql).contains("t");
  }
}
