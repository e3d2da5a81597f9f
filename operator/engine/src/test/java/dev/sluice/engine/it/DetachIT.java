package dev.sluice.engine.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.core.run.Report;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DetachIT {
  private final TestDatabase database = PostgresServer.shared().database();

  @Test
  void nobodyQueuesForLongBehindADetachThatWaitsForAReader() throws Exception {
    database.run(
        "CREATE TABLE p (n int) PARTITION BY LIST (n)",
        "CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1)",
        "INSERT INTO p VALUES (1)");
    try (Connection reader = database.connect();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("SELECT * FROM p1");
      CompletableFuture<Report> run =
          Threads.supply(() ->
              TestRun.on(database)
                  .lockTimeout(Duration.ofMillis(300))
                  .retries(60, Duration.ofSeconds(40))
                  .script("V1__d.sql", "ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY;")
                  .apply());
      await().until(this::detachIsWaiting);

      database.run("SET statement_timeout = '5s'", "SELECT * FROM p1");
      assertThat(run.isDone()).isFalse();
      await()
          .until(
              () -> !database.list("SELECT 1 FROM pg_inherits WHERE inhdetachpending").isEmpty());
      reader.rollback();

      assertThat(run.get().failure()).isNull();
    }
    assertThat(database.list("SELECT 1 FROM pg_inherits")).isEmpty();
    assertThat(database.appliedScripts()).containsExactly("V1__d.sql");
  }

  private boolean detachIsWaiting() {
    return !database
        .list(
            "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                + " AND query LIKE 'ALTER TABLE p DETACH%' AND datname = current_database()")
        .isEmpty();
  }
}
