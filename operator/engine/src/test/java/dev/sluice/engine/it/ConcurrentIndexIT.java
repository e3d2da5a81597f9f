package dev.sluice.engine.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.run.Report;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Indexes that interrupted statements leave. */
class ConcurrentIndexIT {
  private static final String STATES =
      "SELECT relname || ' ' || indisvalid FROM pg_index JOIN pg_class c ON c.oid = indexrelid"
          + " WHERE indrelid = 'a'::regclass ORDER BY 1";

  /** In a statement itself, but not in its first words in the ledger. */
  private static final String MARK = "/* sent */";

  private final TestDatabase database = PostgresServer.shared().database();

  @BeforeEach
  void makeTable() {
    database.run("CREATE TABLE a (n int)", "INSERT INTO a VALUES (1), (1)");
  }

  @Test
  void copiesThatAnInterruptedReindexLeftAreDropped() {
    database.run("CREATE INDEX i ON a (n)");
    leaveInvalid("i_ccnew");
    try (FaultyProxy proxy =
        FaultyProxy.cutting(database.port(), MARK, FaultyProxy.Cut.BEFORE, 1)) {
      Report report =
          TestRun.at(database.url(proxy.port()))
              .script("V1__i.sql", "REINDEX INDEX CONCURRENTLY /* sent */ i;")
              .apply();

      assertThat(proxy.wasTriggered()).isTrue();
      assertThat(report.failure()).isNull();
      assertThat(database.list(STATES)).containsExactly("i true");
    }
  }

  /** A build that fails on a value that is there twice. */
  private void leaveInvalid(String name) {
    assertThatThrownBy(() -> database.run("CREATE UNIQUE INDEX CONCURRENTLY " + name + " ON a (n)"))
        .hasMessageContaining("could not create unique index");
    assertThat(database.list(STATES)).contains(name + " false");
  }
}
