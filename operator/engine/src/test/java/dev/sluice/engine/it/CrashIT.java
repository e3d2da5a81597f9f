package dev.sluice.engine.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.core.failure.Reason;
import dev.sluice.core.run.Report;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runners that die, connections that break, servers that restart: nothing twice, nothing lost. */
class CrashIT {
  private static final String COUNTING =
      "CREATE TABLE IF NOT EXISTS a (n int);\nINSERT INTO a VALUES (1);\nINSERT INTO a VALUES (2);";

  private final TestDatabase database = PostgresServer.shared().database();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INSERT INTO a VALUES (1) | BEFORE
          INSERT INTO a VALUES (1) | AFTER
          INSERT INTO a VALUES (2) | BEFORE
          INSERT INTO a VALUES (2) | AFTER
          '20260101'               | BEFORE
          '20260101'               | AFTER
          pg_try_advisory_lock     | AFTER
          RETURNING epoch          | AFTER
          CREATE TABLE "public"    | AFTER
          """)
  void aConnectionCutAtAnyPointCostsARetryOnly(String trigger, FaultyProxy.Cut cut) {
    try (FaultyProxy proxy = FaultyProxy.cutting(database.port(), trigger.strip(), cut, 1)) {
      Report report =
          TestRun.at(database.url(proxy.port()))
              .script("V20260101__a.sql", COUNTING)
              .script("V2026010201__b.sql", "CREATE TABLE b ();")
              .apply();

      assertThat(proxy.wasTriggered()).isTrue();
      assertThat(report.failure()).isNull();
      assertThat(report.applied())
          .extracting(Report.AppliedScript::name)
          .containsExactly("V20260101__a.sql", "V2026010201__b.sql");
      assertThat(database.list("SELECT n FROM a ORDER BY n")).containsExactly("1", "2");
      assertThat(database.appliedScripts())
          .containsExactly("V20260101__a.sql", "V2026010201__b.sql");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'INTENDED'                     | AFTER
          /* build */                    | BEFORE
          /* build */                    | AFTER
          'DONE'                         | BEFORE
          'DONE'                         | AFTER
          INSERT INTO a VALUES (3)       | AFTER
          /* clean */                    | AFTER
          state = 'DONE'                 | AFTER
          """)
  void aStatementOutsideATransactionIsNeitherRepeatedNorSkipped(
      String trigger, FaultyProxy.Cut cut) {
    database.run("CREATE TABLE a (n int)");
    try (FaultyProxy proxy = FaultyProxy.cutting(database.port(), trigger.strip(), cut, 1)) {
      Report report =
          TestRun.at(database.url(proxy.port()))
              .script(
                  "V1__i.sql",
                  "CREATE INDEX CONCURRENTLY a_n /* build */ ON a (n);\nINSERT INTO a VALUES (3);\nVACUUM /* clean */ a;")
              .apply();

      assertThat(proxy.wasTriggered()).isTrue();
      assertThat(report.failure()).isNull();
      assertThat(database.list("SELECT n FROM a")).containsExactly("3");
      assertThat(database.list("SELECT indisvalid FROM pg_index WHERE indrelid = 'a'::regclass"))
          .containsExactly("t");
      assertThat(database.appliedScripts()).containsExactly("V1__i.sql");
    }
  }

  @Test
  void aConnectionThatIsLostAgainAndAgainEndsTheRun() {
    try (FaultyProxy proxy =
        FaultyProxy.cutting(
            database.port(), "INSERT INTO a VALUES (1)", FaultyProxy.Cut.BEFORE, 100)) {
      Report report =
          TestRun.at(database.url(proxy.port()))
              .retries(2, Duration.ofSeconds(20))
              .script("V1__a.sql", COUNTING)
              .apply();

      assertThat(report.failure().reason()).isEqualTo(Reason.ConnectionLost);
      assertThat(report.failure().script()).isEqualTo("V1__a.sql");
      assertThat(report.retries()).isEqualTo(2);
    }
  }

  @Test
  void aServerThatVanishesEndsTheRunSoonAfterItsDeadline() {
    Instant begin = Instant.now();
    try (FaultyProxy proxy =
        FaultyProxy.cutting(
            database.port(), "INSERT INTO a VALUES (1)", FaultyProxy.Cut.SILENCE, 1)) {
      Report report =
          TestRun.at(database.url(proxy.port()))
              .deadline(Duration.ofSeconds(5))
              .script("V1__a.sql", COUNTING)
              .apply();

      assertThat(proxy.wasTriggered()).isTrue();
      assertThat(report.failure().reason()).isEqualTo(Reason.DeadlineExceeded);
      assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(60));
    }
  }

  @Test
  void aServerThatRestartsDuringARunCostsARetry() throws IOException {
    PostgresServer server = PostgresServer.own();
    try {
      TestDatabase there = server.database();
      AtomicBoolean restarted = new AtomicBoolean();
      Report report =
          TestRun.on(there)
              .script("V1__a.sql", COUNTING)
              .script("V2__b.sql", "CREATE TABLE b ();\nINSERT INTO a VALUES (3);")
              .events(step -> {
                if (step.equals("V2 statement 2 of 2") && restarted.compareAndSet(false, true)) {
                  restart(server);
                }
              })
              .apply();

      assertThat(report.failure()).isNull();
      assertThat(report.retries()).isEqualTo(1);
      assertThat(there.list("SELECT n FROM a ORDER BY n")).containsExactly("1", "2", "3");
    } finally {
      server.stop();
    }
  }

  @Test
  void aRunnerKilledInAScriptLeavesNothingOfIt() throws Exception {
    RunnerProcess killed =
        RunnerProcess.apply(database, "V1__a.sql", COUNTING + "\nSELECT pg_sleep(120);");
    await().until(() -> active("SELECT pg_sleep%"));
    killed.kill();

    Report report = TestRun.on(database).attempt(2).script("V1__a.sql", COUNTING).apply();

    assertThat(report.failure()).isNull();
    assertThat(database.list("SELECT n FROM a ORDER BY n")).containsExactly("1", "2");
    assertThat(database.list("SELECT outcome FROM sluice.attempt ORDER BY epoch"))
        .containsExactly("LOST", "SUCCEEDED");
    assertThat(active("SELECT pg_sleep%")).isFalse();
  }

  @Test
  void aRunnerKilledWhileItBuildsAnIndexIsCleanedUpAfter() throws Exception {
    String build = "CREATE INDEX CONCURRENTLY a_n ON a (n);";
    database.run("CREATE TABLE a (n int)");
    try (Connection reader = database.connect()) {
      RunnerProcess killed;
      try (Statement statement = reader.createStatement()) {
        reader.setAutoCommit(false);
        statement.execute("LOCK TABLE a IN ROW EXCLUSIVE MODE");
        killed = RunnerProcess.apply(database, "V1__i.sql", build);
        await().until(() -> active("CREATE INDEX CONCURRENTLY%"));
        await()
            .until(() ->
                !database
                    .list(
                        "SELECT 1 FROM pg_index i JOIN pg_class c"
                            + " ON c.oid = i.indexrelid WHERE relname = 'a_n' AND NOT indisvalid")
                    .isEmpty());
        killed.kill();
      }
      CompletableFuture<Report> second =
          Threads.supply(() -> TestRun.on(database).attempt(2).script("V1__i.sql", build).apply());
      await().until(() -> !active("CREATE INDEX CONCURRENTLY%"));
      reader.rollback();

      assertThat(second.get().failure()).isNull();
      assertThat(database.list("SELECT indisvalid FROM pg_index WHERE indrelid = 'a'::regclass"))
          .containsExactly("t");
      assertThat(database.appliedScripts()).containsExactly("V1__i.sql");
    }
  }

  @Test
  void sigtermEndsACopyThatWaitsToo() throws Exception {
    database.run("CREATE TABLE a (n int)");
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE a IN ACCESS EXCLUSIVE MODE");
      RunnerProcess runner =
          RunnerProcess.apply(
              database, "V1__a.sql", "SET LOCAL lock_timeout = 0;\nCOPY a FROM stdin;\n1\n\\.\n");
      await().until(() -> active("COPY a%"));

      runner.terminate();

      assertThat(runner.exitCode()).isEqualTo(1);
      assertThat(runner.lastLine()).contains("\"outcome\":\"INTERRUPTED\"");
    }
  }

  @Test
  void sigtermEndsARunnerInGoodOrder() throws Exception {
    RunnerProcess runner =
        RunnerProcess.apply(database, "V1__a.sql", COUNTING + "\nSELECT pg_sleep(120);");
    await().until(() -> active("SELECT pg_sleep%"));

    runner.terminate();

    assertThat(runner.exitCode()).isEqualTo(1);
    assertThat(runner.lastLine()).contains("\"outcome\":\"INTERRUPTED\"");
    assertThat(runner.terminationMessage()).isEqualTo(runner.lastLine());
    assertThat(database.value("SELECT outcome FROM sluice.attempt")).isEqualTo("INTERRUPTED");
    assertThat(database.value("SELECT to_regclass('a') IS NULL")).isEqualTo("t");
  }

  private boolean active(String query) {
    return !database
        .list(
            "SELECT pid FROM pg_stat_activity WHERE state = 'active'"
                + " AND datname = current_database() AND query LIKE '"
                + query
                + "'")
        .isEmpty();
  }

  private static void restart(PostgresServer server) {
    try {
      server.restart();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
