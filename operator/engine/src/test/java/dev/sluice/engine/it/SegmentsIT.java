package dev.sluice.engine.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.failure.Reason;
import dev.sluice.core.run.Report;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts with transactions of their own: each segment takes effect once, whatever happens. */
class SegmentsIT {
  private static final String THREE =
      """
      CREATE TABLE a (n int);
      INSERT INTO a VALUES (1); -- first
      COMMIT;
      BEGIN;
      INSERT INTO a VALUES (2); -- second
      COMMIT AND CHAIN;
      INSERT INTO a VALUES (3); -- third
      """;

  private final TestDatabase database = PostgresServer.shared().database();

  @Test
  void oneBlockIsOneTransactionWithItsRow() {
    Report report =
        TestRun.on(database)
            .script("V1__a.sql", "BEGIN; CREATE TABLE a (); COMMIT;")
            .script(
                "V2__b.sql", "CREATE TABLE b (); BEGIN; INSERT INTO nowhere VALUES (1); COMMIT;")
            .apply();
    assertThat(report.failure().reason()).isEqualTo(Reason.StatementFailed);
    assertThat(report.plan().pending().getFirst().transactional()).isTrue();
    assertThat(database.appliedScripts()).containsExactly("V1__a.sql");
    assertThat(database.value("SELECT to_regclass('b') IS NULL")).isEqualTo("t");
  }

  /** The proxy cuts the connection before or after the server has read the trigger. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          CREATE TABLE a           | BEFORE
          CREATE TABLE a           | AFTER
          VALUES (1)               | AFTER
          'NOT_IN_EFFECT'          | BEFORE
          'NOT_IN_EFFECT'          | AFTER
          VALUES (2)               | BEFORE
          VALUES (2)               | AFTER
          'the last of             | AFTER
          VALUES (3)               | BEFORE
          VALUES (3)               | AFTER
          SET state = 'DONE'       | BEFORE
          SET state = 'DONE'       | AFTER
          """)
  void aConnectionCutAtAnyPointCostsARetryOnly(String trigger, FaultyProxy.Cut cut) {
    try (FaultyProxy proxy = FaultyProxy.cutting(database.port(), trigger.strip(), cut, 1)) {
      Report report = TestRun.at(database.url(proxy.port())).script("V1__a.sql", THREE).apply();
      assertThat(proxy.wasTriggered()).isTrue();
      assertThat(report.failure()).isNull();
      assertThat(database.list("SELECT n FROM a ORDER BY n")).containsExactly("1", "2", "3");
      assertThat(database.appliedScripts()).containsExactly("V1__a.sql");
    }
  }

  @Test
  void aFailureLeavesTheFinishedSegmentsAndTheNextRunContinuesBehindThem() {
    String good = THREE.replace("(3)", "(3), (4)");
    TestRun.on(database).script("V1__a.sql", THREE.replace("VALUES (3)", "VALUES (1/0)")).apply();
    assertThat(database.list("SELECT n FROM a ORDER BY n")).containsExactly("1", "2");

    Report edited = TestRun.on(database).script("V1__a.sql", good).apply();
    assertThat(edited.failure().reason()).isEqualTo(Reason.PartiallyApplied);
    assertThat(edited.failure().message()).contains("in effect: statement 2 (the last of 1 to 2");
  }

  @Test
  void anUnchangedScriptContinuesAtTheFirstUnfinishedSegment() {
    String text = THREE.replace("VALUES (3)", "SELECT 1/d FROM divisor");
    database.run("CREATE TABLE divisor (d int)", "INSERT INTO divisor VALUES (0)");
    Report failed = TestRun.on(database).script("V1__a.sql", text).apply();
    assertThat(failed.failure().reason()).isEqualTo(Reason.StatementFailed);
    assertThat(failed.failure().line()).isEqualTo(7);

    database.run("UPDATE divisor SET d = 1");
    Report again = TestRun.on(database).script("V1__a.sql", text).apply();
    assertThat(again.failure()).isNull();
    assertThat(database.list("SELECT n FROM a ORDER BY n")).containsExactly("1", "1", "2");
    assertThat(database.appliedScripts()).containsExactly("V1__a.sql");
  }

  @Test
  void callbacksAreInTheFirstAndTheLastAndWhatTheySetHoldsInAll() {
    database.run("CREATE SCHEMA side", "CREATE TABLE side.log (what text)");
    Report report =
        TestRun.on(database)
            .script("beforeEachMigrate.sql", "SET search_path = side; INSERT INTO log VALUES ('b')")
            .script(
                "afterEachMigrate.sql", "INSERT INTO side.log VALUES ('a'); CREATE TABLE own ()")
            .script(
                "V1__a.sql",
                "CREATE TABLE t (n int); COMMIT; INSERT INTO t VALUES (1);"
                    + " CREATE INDEX CONCURRENTLY i ON t (n); INSERT INTO t VALUES (2);")
            .apply();
    assertThat(report.failure()).isNull();
    assertThat(database.list("SELECT n FROM side.t ORDER BY n")).containsExactly("1", "2");
    assertThat(database.list("SELECT what FROM side.log")).isEqualTo(List.of("b", "a"));
    assertThat(database.value("SELECT to_regclass('public.own') IS NOT NULL")).isEqualTo("t");
  }

  @Test
  void whatCommitsInsideRunsWhereTheFileAsksForIt() {
    database.run(
        "CREATE TABLE a (n int)",
        "CREATE PROCEDURE p() LANGUAGE plpgsql AS"
            + " 'BEGIN INSERT INTO a VALUES (1); COMMIT; INSERT INTO a VALUES (2); END'");
    Report inside = TestRun.on(database).script("V1__a.sql", "CALL p();").apply();
    assertThat(inside.failure().sqlState()).isEqualTo("2D000");

    Report outside =
        TestRun.on(database).script("V1__a.sql", "-- no-transaction\nCALL p();").apply();
    assertThat(outside.failure()).isNull();
    assertThat(database.list("SELECT n FROM a ORDER BY n")).containsExactly("1", "2");
  }
}
