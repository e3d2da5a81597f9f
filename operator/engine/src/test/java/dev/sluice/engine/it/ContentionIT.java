package dev.sluice.engine.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.core.failure.Reason;
import dev.sluice.core.run.Report;
import dev.sluice.core.run.Report.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ContentionIT {
  private final TestDatabase database = PostgresServer.shared().database();

  @Test
  void aBlockerThatStaysIsNamedAndTheScriptIsNotThere() throws SQLException {
    database.run("CREATE TABLE a (id int)");
    try (Connection blocker = blocker("SELECT * FROM a")) {
      Report report =
          TestRun.on(database)
              .lockTimeout(Duration.ofSeconds(1))
              .retries(2, Duration.ofSeconds(20))
              .script("V1__a.sql", "CREATE TABLE b ();\nALTER TABLE a ADD COLUMN n int;")
              .apply();

      assertThat(report.failure().reason()).isEqualTo(Reason.Blocked);
      assertThat(report.failure().line()).isEqualTo(2);
      assertThat(report.failure().message())
          .contains("in 3 tries")
          .contains("pid " + pid(blocker) + " (reporting, user postgres")
          .doesNotContain("SELECT * FROM a");
      assertThat(report.retries()).isEqualTo(2);
      assertThat(database.value("SELECT to_regclass('b') IS NULL")).isEqualTo("t");
    }
  }

  @Test
  void aBlockerThatGoesAwayCostsARetry() throws SQLException {
    database.run("CREATE TABLE a (id int)");
    try (Connection blocker = blocker("SELECT * FROM a")) {
      List<String> steps = new CopyOnWriteArrayList<>();
      Report report =
          TestRun.on(database)
              .lockTimeout(Duration.ofMillis(150))
              .script("V1__a.sql", "ALTER TABLE a ADD COLUMN n int;")
              .events(step -> {
                steps.add(step);
                if (step.startsWith("waiting")) {
                  rollback(blocker);
                }
              })
              .apply();

      assertThat(report.failure()).isNull();
      assertThat(report.retries()).isEqualTo(1);
      assertThat(steps).anyMatch(step -> step.startsWith("waiting"));
    }
  }

  @Test
  void aDeadlockIsTriedAgain() throws SQLException {
    database.run("CREATE TABLE a (id int)", "CREATE TABLE b (id int)");
    database.run("ALTER DATABASE " + database.name() + " SET deadlock_timeout = '100ms'");
    try (Connection other = blocker("LOCK TABLE b IN SHARE MODE");
        Statement patient = other.createStatement()) {
      patient.execute("SET deadlock_timeout = '1min'"); // whoever looks first is the victim
      AtomicReference<CompletableFuture<Boolean>> lock = new AtomicReference<>();
      Report report =
          TestRun.on(database)
              .lockTimeout(Duration.ofSeconds(30))
              .script("V1__a.sql", "ALTER TABLE a ADD n int;\nALTER TABLE b ADD n int;")
              .events(step -> {
                if (step.equals("V1 statement 2 of 2") && lock.get() == null) {
                  lock.set(Threads.supply(() -> lockA(other)));
                  await().until(() -> waiting("LOCK TABLE a%"));
                } else if (step.startsWith("waiting")) {
                  lock.get().join();
                  rollback(other);
                }
              })
              .apply();

      assertThat(report.failure()).isNull();
      assertThat(report.retries()).isEqualTo(1);
    }
  }

  /** A sequence counts on though its transaction is rolled back. */
  @Test
  void aSerializationFailureIsTriedAgain() {
    database.run("CREATE SEQUENCE tries");
    Report report =
        TestRun.on(database)
            .script(
                "V1__a.sql",
                "CREATE TABLE a ();\n"
                    + "DO $$ BEGIN IF nextval('tries') = 1 THEN"
                    + " RAISE EXCEPTION 'could not serialize' USING ERRCODE = '40001';"
                    + " END IF; END $$;")
            .apply();

    assertThat(report.failure()).isNull();
    assertThat(report.retries()).isEqualTo(1);
    assertThat(database.value("SELECT last_value FROM tries")).isEqualTo("2");
  }

  @Test
  void twoRunsOnOneDatabaseQueueAndTheSecondSaysForWhom() throws Exception {
    database.run("CREATE TABLE gate (id int)");
    try (Connection blocker = blocker("LOCK TABLE gate")) {
      List<String> waits = new CopyOnWriteArrayList<>();
      CompletableFuture<Report> first =
          Threads.supply(() ->
              TestRun.on(database)
                  .lockTimeout(Duration.ofSeconds(30))
                  .script("V1__a.sql", "INSERT INTO gate VALUES (1);")
                  .apply());
      await().until(() -> waiting("INSERT INTO gate%"));
      CompletableFuture<Report> second =
          Threads.supply(() ->
              TestRun.on(database)
                  .uid("uid-2")
                  .script("V1__a.sql", "INSERT INTO gate VALUES (1);")
                  .events(waits::add)
                  .apply());
      await()
          .untilAsserted(
              () -> assertThat(waits).anyMatch(wait -> wait.contains("sluice:uid-1:1:lock")));
      blocker.rollback();

      assertThat(first.get().applied()).hasSize(1);
      assertThat(second.get().failure()).isNull();
      assertThat(second.get().applied()).isEmpty();
      assertThat(database.value("SELECT count(*) FROM gate")).isEqualTo("1");
    }
  }

  @Test
  void whoeverWaitsForTheRunLockUntilItsDeadlineIsToldWhoHasIt() throws SQLException {
    try (Connection holder = database.connect();
        Statement statement = holder.createStatement()) {
      statement.execute("SET application_name = 'sluice:other:7:lock'");
      statement.execute("SELECT pg_advisory_lock(" + 0x736C75696365L + ")");
      Report report =
          TestRun.on(database)
              .deadline(Duration.ofSeconds(4))
              .script("V1__a.sql", "CREATE TABLE a ();")
              .apply();

      assertThat(report.failure().reason()).isEqualTo(Reason.RunLockHeld);
      assertThat(report.failure().message()).contains("sluice:other:7:lock");
    }
  }

  @Test
  void theDeadlineCancelsTheStatementAndRollsBack() {
    Report report =
        TestRun.on(database)
            .deadline(Duration.ofSeconds(5))
            .script("V1__a.sql", "CREATE TABLE a ();\nSELECT pg_sleep(60);")
            .apply();

    assertThat(report.failure().reason()).isEqualTo(Reason.DeadlineExceeded);
    assertThat(report.failure().line()).as("the statement that was cancelled").isEqualTo(2);
    assertThat(report.failure().message()).contains("V1__a.sql line 2 \"SELECT pg_sleep");
    assertThat(report.millis()).isLessThan(30_000);
    assertThat(database.value("SELECT to_regclass('a') IS NULL")).isEqualTo("t");
    assertThat(database.value("SELECT reason FROM sluice.attempt")).isEqualTo("DeadlineExceeded");
  }

  @Test
  void askedToStopItCancelsRollsBackAndRecords() {
    TestRun run =
        TestRun.on(database)
            .script("V1__a.sql", "CREATE TABLE a ();")
            .script("V2__b.sql", "CREATE TABLE b ();\nSELECT pg_sleep(60);");
    CompletableFuture<Report> report = Threads.supply(run::apply);
    await().until(() -> active("SELECT pg_sleep%"));
    run.stop();

    assertThat(report.join().outcome()).isEqualTo(Outcome.INTERRUPTED);
    assertThat(database.appliedScripts()).containsExactly("V1__a.sql");
    assertThat(database.value("SELECT to_regclass('b') IS NULL")).isEqualTo("t");
    assertThat(database.value("SELECT outcome FROM sluice.attempt")).isEqualTo("INTERRUPTED");
  }

  @Test
  void aCancelByAnAdministratorIsNoDeadline() {
    CompletableFuture<Report> report =
        Threads.supply(
            () -> TestRun.on(database).script("V1__a.sql", "SELECT pg_sleep(60);").apply());
    await().until(() -> active("SELECT pg_sleep%"));
    database.run(
        "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'"
            + " AND datname = current_database()");

    assertThat(report.join().failure().reason()).isEqualTo(Reason.StatementFailed);
    assertThat(report.join().failure().sqlState()).isEqualTo("57014");
  }

  private Connection blocker(String sql) throws SQLException {
    Connection blocker = database.connect();
    blocker.setAutoCommit(false);
    try (Statement statement = blocker.createStatement()) {
      statement.execute("SET application_name = 'reporting'");
      statement.execute(sql);
    }
    return blocker;
  }

  private boolean waiting(String query) {
    return !database
        .list(
            "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                + " AND datname = current_database() AND query LIKE '"
                + query
                + "'")
        .isEmpty();
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

  private static int pid(Connection connection) throws SQLException {
    return connection.unwrap(org.postgresql.PGConnection.class).getBackendPID();
  }

  private static void rollback(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean lockA(Connection other) {
    try (Statement statement = other.createStatement()) {
      return statement.execute("LOCK TABLE a IN ACCESS SHARE MODE");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
