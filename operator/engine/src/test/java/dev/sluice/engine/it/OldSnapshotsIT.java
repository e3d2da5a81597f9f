package dev.sluice.engine.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.core.run.Report;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transactions of others, seen by a role that may not see how old they are. */
class OldSnapshotsIT {
  private static final String BUILDING = "V1 statement 1 of 1";

  private final TestDatabase database = PostgresServer.shared().database();
  private final String role = "plain_" + database.name();
  private final List<String> steps = new ArrayList<>();
  private Connection other;

  @BeforeEach
  void takeASnapshot() throws SQLException {
    database.run(
        "CREATE ROLE " + role + " LOGIN",
        "GRANT CREATE ON DATABASE " + database.name() + " TO " + role,
        "GRANT CREATE ON SCHEMA public TO " + role,
        "CREATE TABLE a (n int)",
        "ALTER TABLE a OWNER TO " + role);
    other = database.connect();
    other.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    other.setAutoCommit(false);
    snapshot();
  }

  @AfterEach
  void disconnect() throws SQLException {
    other.close();
  }

  @Test
  void aSnapshotThatStaysIsWaitedForBeforeTheBuild() {
    Report report =
        run()
            .events(step -> {
              steps.add(step);
              if (steps.stream().filter(OldSnapshotsIT::isWait).count() == 3) {
                rollback();
              }
            })
            .apply();

    assertThat(report.failure()).isNull();
    assertThat(steps.subList(0, steps.indexOf(BUILDING)))
        .filteredOn(OldSnapshotsIT::isWait)
        .hasSize(3)
        .allMatch(wait -> wait.contains("pid " + pid()) && wait.contains("user postgres"));
  }

  @Test
  void aSessionThatGoesOnToAnotherTransactionIsNotInTheWay() {
    AtomicReference<CompletableFuture<Boolean>> end = new AtomicReference<>();
    Report report =
        run()
            .events(step -> {
              steps.add(step);
              if (isWait(step)) {
                rollback();
                snapshot();
              } else if (step.equals(BUILDING)) {
                end.set(Threads.supply(this::rollbackOnceItIsWaitedFor));
              }
            })
            .apply();

    assertThat(report.failure()).isNull();
    assertThat(steps).filteredOn(OldSnapshotsIT::isWait).hasSize(1);
    assertThat(end.get().join()).isTrue();
  }

  private TestRun run() {
    return TestRun.on(database)
        .user(role, "")
        .lockTimeout(Duration.ofMillis(500))
        .script("V1__i.sql", "CREATE INDEX CONCURRENTLY a_n ON a (n);");
  }

  private static boolean isWait(String step) {
    return step.startsWith("waiting: older transactions");
  }

  private boolean rollbackOnceItIsWaitedFor() {
    await()
        .until(() ->
            !database
                .list(
                    "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'virtualxid'"
                        + " AND query LIKE 'CREATE INDEX%' AND datname = current_database()")
                .isEmpty());
    rollback();
    return true;
  }

  private void snapshot() {
    try (Statement statement = other.createStatement()) {
      statement.execute("SELECT 1");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void rollback() {
    try {
      other.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private int pid() {
    try {
      return other.unwrap(org.postgresql.PGConnection.class).getBackendPID();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
