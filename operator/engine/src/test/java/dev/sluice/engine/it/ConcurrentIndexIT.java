package dev.sluice.engine.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sluice.core.failure.Reason;
import dev.sluice.core.run.Report;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Indexes that are there already, in any state, and those that a REINDEX leaves. */
class ConcurrentIndexIT {
  private static final String STATES =
      "SELECT relname || ' ' || indisvalid FROM pg_index JOIN pg_class c ON c.oid = indexrelid"
          + " WHERE indrelid = 'a'::regclass ORDER BY 1";
  private static final String BUILD = "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON a (n);";

  /** In a statement itself, but not in its first words in the ledger. */
  private static final String MARK = "/* sent */";

  private final TestDatabase database = PostgresServer.shared().database();

  @BeforeEach
  void makeTable() {
    database.run("CREATE TABLE a (n int)", "INSERT INTO a VALUES (1), (1)");
  }

  @Test
  void anInvalidIndexOfTheNameIsBuiltAgain() {
    leaveInvalid("i");

    Report report = TestRun.on(database).script("V1__i.sql", BUILD).apply();

    assertThat(report.failure()).isNull();
    assertThat(report.retries()).isEqualTo(1);
    assertThat(database.list(STATES)).containsExactly("i true");
  }

  @Test
  void aValidOneIsAsGood() {
    database.run("CREATE INDEX i ON a (n)");

    Report report = TestRun.on(database).script("V1__i.sql", BUILD).apply();

    assertThat(report.failure()).isNull();
    assertThat(report.retries()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CREATE TABLE i ()", "CREATE TABLE b (n int); CREATE INDEX i ON b (n)"})
  void somethingElseOfTheNameIsNotTakenForIt(String other) {
    database.run(other);

    Report report = TestRun.on(database).script("V1__i.sql", "\n" + BUILD).apply();

    assertThat(report.failure().reason()).isEqualTo(Reason.StatementFailed);
    assertThat(report.failure().message())
        .startsWith("V1__i.sql line 2: PostgreSQL built nothing: i is the name of something else");
    assertThat(database.list("SELECT script FROM flyway_schema_history")).isEmpty();
    assertThat(database.list(STATES)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "an_index_whose_name_is_longer_than_the_sixty_three_bytes_that_postgresql_keeps_of_it",
        "\u00dcBER_ALLES",
        "\"With \"\"Quotes\"\"\"",
      })
  void aNameThatPostgresqlChangesIsFound(String name) {
    Report report =
        TestRun.on(database)
            .script("V1__i.sql", "CREATE INDEX CONCURRENTLY " + name + " ON a (n);")
            .apply();

    assertThat(report.failure()).isNull();
    assertThat(database.list(STATES)).singleElement().asString().endsWith(" true");
  }

  @Test
  void anIndexThatAnotherRoleBuildsIsLeftToIt() throws SQLException {
    String role = plainRole();
    String marked = BUILD.replace(" ON", MARK + " ON");
    TestRun run =
        TestRun.on(database)
            .user(role, "")
            .retries(60, Duration.ofSeconds(40))
            .script("V1__i.sql", marked);
    try (FaultyProxy proxy = FaultyProxy.cutting(database.port(), MARK, FaultyProxy.Cut.BEFORE, 1);
        Connection writer = database.connect();
        Statement lock = writer.createStatement()) {
      TestRun.at(database.url(proxy.port()))
          .user(role, "")
          .retries(0, Duration.ofSeconds(1))
          .script("V1__i.sql", marked)
          .apply();
      writer.setAutoCommit(false);
      lock.execute("LOCK TABLE a IN ROW EXCLUSIVE MODE");
      CompletableFuture<String> building = Threads.supply(() -> build("i"));
      await().until(() -> database.list(STATES).contains("i false"));
      String oid = database.value("SELECT 'i'::regclass::oid");
      AtomicBoolean waited = new AtomicBoolean();
      CompletableFuture<Boolean> dropping = Threads.supply(() -> endsAtDrop(writer, waited));

      Report report =
          run.attempt(2)
              .events(step -> waited.compareAndSet(false, step.startsWith("waiting")))
              .apply();

      assertThat(dropping.join()).isFalse();
      assertThat(report.failure()).isNull();
      assertThat(building.join()).isEqualTo("i");
      assertThat(database.value("SELECT 'i'::regclass::oid")).isEqualTo(oid);
      assertThat(database.list(STATES)).containsExactly("i true");
    }
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

  private String build(String name) {
    database.run("CREATE INDEX CONCURRENTLY " + name + " ON a (n)");
    return name;
  }

  private String plainRole() {
    String role = "plain_" + database.name();
    database.run(
        "CREATE ROLE " + role + " LOGIN",
        "GRANT CREATE ON DATABASE " + database.name() + " TO " + role,
        "GRANT CREATE ON SCHEMA public TO " + role,
        "ALTER TABLE a OWNER TO " + role);
    return role;
  }

  /**
   * Held off by the build's lock: it may then drop what was built, or end the build by a deadlock.
   */
  private boolean isDropping() {
    return !database
        .list(
            "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                + " AND query LIKE 'DROP INDEX%' AND datname = current_database()")
        .isEmpty();
  }

  /** Ends the transaction that the build waits for, once the run waits or, true, drops. */
  private boolean endsAtDrop(Connection writer, AtomicBoolean waited) {
    await().until(() -> waited.get() || isDropping());
    boolean dropping = !waited.get();
    try {
      writer.rollback();
      return dropping;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
