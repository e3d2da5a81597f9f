package dev.sluice.engine.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.core.failure.Reason;
import dev.sluice.core.run.Report;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** One writer per database: run lock and fence, where a runner is late. */
class FenceIT {
  private static final String COUNTING =
      "CREATE TABLE IF NOT EXISTS a (n int);\nINSERT INTO a VALUES (1);\nINSERT INTO a VALUES (2);";
  private static final String BUILD = "CREATE INDEX CONCURRENTLY a_n ON a (n);";

  private final TestDatabase database = PostgresServer.shared().database();

  @Test
  void aRunnerThatWasOvertakenIsFenced() {
    Report report =
        TestRun.on(database)
            .checkBefore("overtake", "SELECT 1", "1")
            .script("V1__a.sql", COUNTING)
            .events(step -> {
              if (step.equals("check overtake")) {
                raiseEpoch();
              }
            })
            .apply();

    assertThat(report.failure().reason()).isEqualTo(Reason.Fenced);
    assertThat(database.appliedScripts()).isEmpty();
    assertThat(database.value("SELECT to_regclass('a') IS NULL")).isEqualTo("t");
  }

  @Test
  void anEpochIsNotRaisedUnderAScriptThatRuns() {
    AtomicReference<CompletableFuture<Integer>> raised = new AtomicReference<>();
    Report report =
        TestRun.on(database)
            .script("V1__a.sql", COUNTING)
            .events(step -> {
              if (step.equals("V1 statement 3 of 3")) {
                raised.set(Threads.supply(this::raiseEpoch));
                await().until(this::someoneWaitsForTheFence);
              }
            })
            .apply();

    assertThat(report.failure()).isNull();
    assertThat(raised.get().join()).isEqualTo(1);
    assertThat(database.value("SELECT epoch FROM sluice.fence")).isEqualTo("2");
  }

  @Test
  void aRunnerThatLostItsLockStopsBeforeTheNextScriptAndTakesItAgain() {
    AtomicBoolean ended = new AtomicBoolean();
    Report report =
        TestRun.on(database)
            .script("V1__a.sql", COUNTING)
            .script("V2__b.sql", "CREATE TABLE b ();")
            .events(step -> {
              if (step.startsWith("V1 statement 3") && ended.compareAndSet(false, true)) {
                endLockSession();
              }
            })
            .apply();

    assertThat(report.failure()).isNull();
    assertThat(report.retries()).isEqualTo(1);
    assertThat(database.value("SELECT count(*) FROM sluice.attempt")).isEqualTo("2");
    assertThat(database.list("SELECT n FROM a ORDER BY n")).containsExactly("1", "2");
  }

  @Test
  void aRunnerThatWasOvertakenSendsNoStatementOutsideATransaction() {
    database.run("CREATE TABLE a (n int)");
    Report report =
        TestRun.on(database)
            .script("V1__i.sql", BUILD)
            .events(step -> {
              if (step.equals("V1 statement 1 of 1")) {
                raiseEpoch();
              }
            })
            .apply();

    assertThat(report.failure().reason()).isEqualTo(Reason.Fenced);
    assertThat(database.value("SELECT to_regclass('a_n') IS NULL")).isEqualTo("t");
  }

  @Test
  void aRunnerThatWasOvertakenCleansNothingUp() {
    database.run("CREATE TABLE a (n int)", "INSERT INTO a VALUES (1), (1)");
    String unique = "CREATE UNIQUE INDEX CONCURRENTLY a_n ON a (n);";
    Report report =
        TestRun.on(database)
            .script("V1__i.sql", unique)
            .events(step -> {
              if (step.endsWith("did it take effect?")) {
                raiseEpoch();
              }
            })
            .apply();

    assertThat(report.failure().reason()).isEqualTo(Reason.Fenced);
    assertThat(database.value("SELECT indisvalid FROM pg_index WHERE indrelid = 'a'::regclass"))
        .as("left by the refused build, for the later attempt to remove")
        .isEqualTo("f");
  }

  @Test
  void aRunnerThatLostItsLockBeforeItsClaimClaimsNothing() {
    AtomicBoolean ended = new AtomicBoolean();
    try (FaultyProxy proxy =
        FaultyProxy.doing(
            database.port(),
            "application_name ~ '^sluice",
            () -> {
              if (ended.compareAndSet(false, true)) {
                endLockSession();
              }
            })) {
      Report report = TestRun.at(database.url(proxy.port())).script("V1__a.sql", COUNTING).apply();

      assertThat(ended).isTrue();
      assertThat(report.failure()).isNull();
      assertThat(report.retries()).isEqualTo(1);
      assertThat(database.value("SELECT epoch FROM sluice.fence")).isEqualTo("1");
      assertThat(database.value("SELECT count(*) FROM sluice.attempt")).isEqualTo("1");
      assertThat(database.list("SELECT n FROM a ORDER BY n")).containsExactly("1", "2");
    }
  }

  @Test
  void whoeverTakesTheLockLeavesThoseAloneWhoWaitForIt() throws Exception {
    CompletableFuture<Report> second =
        withTheLock(() -> {
          CompletableFuture<Report> waiting =
              Threads.supply(
                  () -> TestRun.on(database).uid("two").script("V1__a.sql", COUNTING).apply());
          await().until(() -> sessions("sluice:two:%:lock") == 1);
          await().until(() -> sessions("sluice:two:1:%") == 2);
          return waiting;
        });
    assertThat(second.get().failure()).isNull();
    assertThat(second.get().retries()).as("its sessions were not ended").isZero();
  }

  @Test
  void aRunThatWaitedWhileALaterOneOfItsResourceRanChangesNothing() throws Exception {
    CompletableFuture<Report> late =
        withTheLock(() -> {
          CompletableFuture<Report> waiting =
              Threads.supply(() ->
                  TestRun.on(database)
                      .uid("one")
                      .runner("an older pod")
                      .script("V1__a.sql", COUNTING)
                      .script("V2__b.sql", "CREATE TABLE no_longer_wanted ();")
                      .apply());
          await().until(() -> sessions("sluice:one:1:%") == 4);
          return waiting;
        });
    assertThat(late.get().failure().reason()).isEqualTo(Reason.Fenced);
    assertThat(database.value("SELECT to_regclass('no_longer_wanted') IS NULL")).isEqualTo("t");
    assertThat(database.appliedScripts()).containsExactly("V1__a.sql");
  }

  /** While the first of the two has the lock, and has looked for orphans after that. */
  private CompletableFuture<Report> withTheLock(Supplier<CompletableFuture<Report>> meanwhile) {
    AtomicReference<CompletableFuture<Report>> second = new AtomicReference<>();
    AtomicBoolean done = new AtomicBoolean();
    try (FaultyProxy proxy =
        FaultyProxy.doing(
            database.port(),
            "application_name ~ '^sluice",
            () -> {
              if (done.compareAndSet(false, true)) {
                second.set(meanwhile.get());
              }
            })) {
      assertThat(
              TestRun.at(database.url(proxy.port()))
                  .uid("one")
                  .script("V1__a.sql", COUNTING)
                  .apply()
                  .failure())
          .isNull();
    }
    return second.get();
  }

  private int sessions(String name) {
    return Integer.parseInt(
        database.value(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND application_name LIKE '"
                + name
                + "'"));
  }

  @Test
  void twoHistoriesWithScriptsOfOneNameAreToldApart() {
    database.run("CREATE SCHEMA one", "CREATE SCHEMA two");
    String sql = "VACUUM pg_class;\nCREATE UNIQUE INDEX CONCURRENTLY a_n ON a (n);";
    for (String schema : new String[] {"one", "two"}) {
      database.run(
          "CREATE TABLE " + schema + ".a (n int)", "INSERT INTO " + schema + ".a VALUES (1), (1)");
    }
    assertThat(TestRun.on(database).schemas("one").script("V1__i.sql", sql).apply().failure())
        .isNotNull();
    database.run("DELETE FROM two.a");

    Report other = TestRun.on(database).schemas("two").script("V1__i.sql", sql).apply();

    assertThat(other.failure()).isNull();
    assertThat(open("one")).containsExactly("0", "1", "2");
    assertThat(open("two")).isEmpty();
    database.run("DELETE FROM one.a");
    assertThat(TestRun.on(database).schemas("one").script("V1__i.sql", sql).apply().failure())
        .isNull();
    assertThat(open("one")).isEmpty();
  }

  private List<String> open(String history) {
    return database.list(
        "SELECT DISTINCT statement FROM sluice.step WHERE NOT sealed AND history = '"
            + history
            + "' ORDER BY 1");
  }

  private void endLockSession() {
    database.run(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            + " WHERE application_name LIKE 'sluice:%:lock' AND datname = current_database()");
  }

  private boolean someoneWaitsForTheFence() {
    return !database
        .list(
            "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                + " AND query LIKE 'UPDATE sluice.fence%'")
        .isEmpty();
  }

  private int raiseEpoch() {
    database.run("UPDATE sluice.fence SET epoch = epoch + 1");
    return 1;
  }
}
