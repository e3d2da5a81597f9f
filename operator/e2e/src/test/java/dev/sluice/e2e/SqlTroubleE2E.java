package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.e2e.harness.InNamespace;
import dev.sluice.e2e.harness.Migration;
import dev.sluice.e2e.harness.Scenario;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What PostgreSQL refuses, and what is left in the database afterwards. */
@InNamespace
class SqlTroubleE2E {
  private static final String SCRIPTS = "source: {configMaps: [scripts]}\n";
  private static final String TABLE = "create table t (n int)";
  private static final String HISTORY =
      "select version from flyway_schema_history where success order by installed_rank";

  @Test
  void sqlErrorIsToldWithScriptLineStateAndStatement(Scenario scenario) {
    scenario.scripts(
        "scripts",
        Map.of(
            "V1__t.sql",
            TABLE,
            "V2__rows.sql",
            "insert into t values (1);\n\ncreate table t (other int);"));
    var migration = scenario.migrate("m", SCRIPTS);
    var status = migration.awaitStalled("StatementFailed");
    var failure = status.lastFailure();
    assertThat(failure.script()).isEqualTo("V2__rows.sql");
    assertThat(failure.line()).isEqualTo(3);
    assertThat(failure.sqlState()).isEqualTo("42P07");
    assertThat(failure.statement()).startsWith("create table t");
    assertThat(Migration.message(status))
        .contains("V2__rows.sql line 3", "relation \"t\" already exists", "Correct the script");
    assertThat(status.phase()).isEqualTo("Failed");
    assertThat(status.applied().version()).isEqualTo("1");
    assertThat(status.pendingCount()).isEqualTo(1);
    assertThat(migration.jobs()).hasSize(1);
    assertThat(scenario.query("select count(*) from t")).containsExactly("0");
    assertThat(scenario.query(HISTORY)).containsExactly("1");
    assertThat(scenario.query("select outcome, reason from sluice.attempt"))
        .containsExactly("FAILED|StatementFailed");
  }

  @Test
  void checkBeforeThatDiffersStopsEverything(Scenario scenario) {
    scenario.scripts("scripts", Map.of("V1__t.sql", TABLE));
    var migration =
        scenario.migrate(
            "m",
            SCRIPTS
                + "checks: {before: [{name: two-twos, sql: select 2 + 2, expect: '4'},"
                + " {name: no-tables, sql: select count(*) + 1 from pg_tables where tablename = 't',"
                + " expect: '0'}]}\n");
    var status = migration.awaitStalled("CheckFailed");
    assertThat(Migration.message(status))
        .contains(
            "Check no-tables before the scripts expected \"0\", got \"1\"",
            "No script ran. Correct the data or the check");
    assertThat(scenario.query("select to_regclass('t')")).containsExactly("null");
    assertThat(migration.jobs()).hasSize(1);
  }

  @Test
  void checkAfterThatDiffersIsAFailureOfWhatStays(Scenario scenario) {
    scenario.scripts("scripts", Map.of("V1__t.sql", TABLE));
    var migration =
        scenario.migrate(
            "m",
            SCRIPTS
                + "checks: {after: [{name: has-rows, sql: select count(*) from t, expect: '2'}]}\n");
    var status = migration.awaitStalled("CheckFailed");
    assertThat(Migration.message(status))
        .contains(
            "Check has-rows after the scripts expected \"2\", got \"0\"", "are applied and stay");
    assertThat(status.applied().version()).isEqualTo("1");
    scenario.sql("insert into t values (1), (2)");
    scenario.cluster().kubectl().type(Migration.command(status));
    migration.awaitReady();
    assertThat(scenario.query(HISTORY)).containsExactly("1");
  }

  @Test
  void historyThatDivergedIsListedAndNothingRuns(Scenario scenario) {
    scenario.scripts(
        "scripts",
        Map.of(
            "V1__t.sql",
            TABLE,
            "V2__u.sql",
            "create table u ()",
            "V4__v.sql",
            "create table v ()"));
    var migration = scenario.migrate("m", SCRIPTS);
    migration.awaitReady();
    scenario.scripts(
        "scripts",
        Map.of(
            "V1__t.sql", "create table t (n bigint)",
            "V3__between.sql", "create table w ()",
            "V4__v.sql", "create table v ()",
            "V5__last.sql", "create table x ()"));
    var status = migration.awaitStalled("HistoryDiverged");
    assertThat(Migration.message(status))
        .contains(
            "V1__t.sql was edited after it was applied",
            "version 2 (V2__u.sql) is applied but not in the set",
            "V3__between.sql is not applied but below the applied version 4");
    assertThat(scenario.query("select to_regclass('w'), to_regclass('x')"))
        .containsExactly("null|null");
    assertThat(migration.jobs()).hasSize(2);
  }

  @Test
  void deadlineCancelsTheStatementAndRollsItsScriptBack(Scenario scenario) {
    scenario.scripts(
        "scripts",
        Map.of(
            "V1__t.sql", TABLE, "V2__long.sql", "insert into t values (1); select pg_sleep(600)"));
    var migration = scenario.migrate("m", SCRIPTS + "run: {deadline: 6s}\n");
    var status = migration.awaitStalled("DeadlineExceeded");
    assertThat(Migration.message(status))
        .contains(
            "The deadline of 6s passed",
            "V2__long.sql line 1",
            "rolled back",
            "Raise spec.run.deadline");
    assertThat(status.applied().version()).isEqualTo("1");
    assertThat(migration.jobs()).hasSize(1);
    assertThat(scenario.query("select count(*) from t")).containsExactly("0");
    assertThat(scenario.query("select outcome, reason from sluice.attempt"))
        .containsExactly("FAILED|DeadlineExceeded");
    assertThat(sessions(scenario)).containsExactly("0");
  }

  @Test
  void lockThatIsNotToBeHadIsToldWithWhoHoldsIt(Scenario scenario) throws SQLException {
    scenario.scripts("scripts", Map.of("V1__t.sql", TABLE));
    var run = "run: {lockTimeout: 2s, retries: {attempts: 2, within: 30s}}\n";
    var migration = scenario.migrate("m", SCRIPTS + run);
    migration.awaitReady();
    try (var session = scenario.connect();
        var statement = session.createStatement()) {
      session.setAutoCommit(false);
      statement.execute("lock table t in access exclusive mode");
      var pid = scenario.query("select pid from pg_locks where relation = 't'::regclass");
      scenario.scripts(
          "scripts", Map.of("V1__t.sql", TABLE, "V2__c.sql", "alter table t add c int"));
      var status = migration.awaitStalled("Blocked");
      assertThat(Migration.message(status))
          .contains(pid.getFirst(), "e2e", "3 tries", "End those sessions or wait for them");
      assertThat(status.lastFailure().sqlState()).isEqualTo("55P03");
      assertThat(status.lastFailure().script()).isEqualTo("V2__c.sql");
      assertThat(status.run().retries()).isEqualTo(2);
      session.rollback();
      scenario.cluster().kubectl().type(Migration.command(status));
      migration.awaitVersion("2");
    }
    assertThat(migration.jobs()).hasSize(3);
  }

  private static List<String> sessions(Scenario scenario) {
    return scenario.query(
        "select count(*) from pg_stat_activity where application_name like 'sluice:%' and datname ="
            + " current_database()");
  }
}
