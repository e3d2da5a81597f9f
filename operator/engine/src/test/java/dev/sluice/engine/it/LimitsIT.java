package dev.sluice.engine.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No reader waits longer than the lock timeout, whatever a script does to it. */
class LimitsIT {
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration SLACK = Duration.ofMillis(1500);
  private static final int READS = 40;

  private final TestDatabase database = PostgresServer.shared().database();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          RESET ALL;
          SET lock_timeout = 0;
          SET SESSION lock_timeout TO DEFAULT;
          SELECT set_config('lock_timeout', '0', true);
          SELECT no_limit();
          DO 'BEGIN PERFORM set_config(''lock_timeout'', ''0'', false); END';
          CREATE TABLE trap (); INSERT INTO trapped VALUES (1);
          SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE; RESET lock_timeout;
          COMMIT; RESET ALL; COMMIT; SET lock_timeout = 0;
          """)
  void aReaderBehindTheScriptWaitsNoLonger(String before) throws Exception {
    readerWaitsNoLonger(before + " ALTER TABLE used ADD COLUMN m int;");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          DO 'BEGIN SET LOCAL lock_timeout = 0; ALTER TABLE used ADD COLUMN m int; END';
          SELECT unlimited_alter();
          """)
  void notEvenBehindAStatementThatHasNoLimitOfItsOwn(String sql) throws Exception {
    readerWaitsNoLonger(sql);
  }

  private void readerWaitsNoLonger(String sql) throws Exception {
    database.run(
        "CREATE TABLE used (n int)",
        "CREATE FUNCTION no_limit() RETURNS text LANGUAGE sql AS"
            + " 'SELECT set_config(''lock_timeout'', ''0'', false)'",
        "CREATE FUNCTION unlimited_alter() RETURNS void LANGUAGE plpgsql SET lock_timeout = 0 AS"
            + " 'BEGIN ALTER TABLE used ADD COLUMN m int; END'",
        "CREATE TABLE trapped (n int)",
        "CREATE FUNCTION trap() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN PERFORM set_config(''lock_timeout'', ''0'', false); RETURN NEW; END'",
        "CREATE TRIGGER trap BEFORE INSERT ON trapped FOR EACH ROW EXECUTE FUNCTION trap()",
        "ALTER DATABASE " + database.name() + " SET lock_timeout = 0");
    try (Connection holder = database.connect();
        Statement held = holder.createStatement();
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      holder.setAutoCommit(false);
      held.execute("SELECT count(*) FROM used");
      Future<?> run =
          threads.submit(() ->
              TestRun.on(database)
                  .lockTimeout(LOCK_TIMEOUT)
                  .retries(1, Duration.ofSeconds(20))
                  .script("V1__a.sql", sql)
                  .apply());
      Future<Duration> longest = threads.submit(this::longestRead);
      assertThat(longest.get()).isLessThan(LOCK_TIMEOUT.plus(SLACK));
      holder.rollback();
      run.get();
    }
  }

  private Duration longestRead() throws SQLException {
    Duration longest = Duration.ZERO;
    try (Connection reader = database.connect();
        Statement statement = reader.createStatement()) {
      for (int i = 0; i < READS; i++) {
        long began = System.nanoTime();
        statement.execute("SELECT count(*) FROM used");
        statement.execute("SELECT pg_sleep(0.1)");
        Duration took = Duration.ofNanos(System.nanoTime() - began).minusMillis(100);
        longest = took.compareTo(longest) > 0 ? took : longest;
      }
    }
    return longest;
  }
}
