package dev.sluice.engine.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.Versions;
import dev.sluice.core.run.Report;
import dev.sluice.core.run.Report.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApplyIT {
  private final TestDatabase database = PostgresServer.shared().database();

  @Test
  void scriptsRunInOrderAndAreRecordedOnce() {
    TestRun run =
        TestRun.on(database)
            .script("V2__b.sql", "CREATE TABLE b (a_id int REFERENCES a);")
            .script("V1__a.sql", "CREATE TABLE a (id int PRIMARY KEY); INSERT INTO a VALUES (1);")
            .script("V10__c.sql", "INSERT INTO b VALUES (1);");

    Report first = run.apply();
    Report second = run.apply();

    assertThat(first.failure()).isNull();
    assertThat(first.applied())
        .extracting(Report.AppliedScript::name)
        .containsExactly("V1__a.sql", "V2__b.sql", "V10__c.sql");
    assertThat(first.database().version()).isEqualTo("10");
    assertThat(second.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(second.applied()).isEmpty();
    assertThat(database.value("SELECT count(*) FROM b")).isEqualTo("1");
    assertThat(database.appliedScripts()).containsExactly("V1__a.sql", "V2__b.sql", "V10__c.sql");
  }

  @Test
  void aPlanChangesNothing() {
    Report report = TestRun.on(database).script("V1__a.sql", "CREATE TABLE a ();").plan();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.plan().pending()).hasSize(1);
    assertThat(database.list("SELECT nspname FROM pg_namespace WHERE nspname = 'sluice'"))
        .isEmpty();
    assertThat(database.list("SELECT relname FROM pg_class WHERE relname LIKE 'flyway%'"))
        .isEmpty();
  }

  @Test
  void anSqlErrorRollsItsScriptBackAndSaysWhere() {
    Report report =
        TestRun.on(database)
            .script("V1__a.sql", "CREATE TABLE a (id int);")
            .script(
                "V2__b.sql",
                "-- a comment\nCREATE TABLE b ();\n\nINSERT INTO nowhere VALUES ('secret');\n")
            .apply();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.failure().reason()).isEqualTo(Reason.StatementFailed);
    assertThat(report.failure().sqlState()).isEqualTo("42P01");
    assertThat(report.failure().script()).isEqualTo("V2__b.sql");
    assertThat(report.failure().line()).isEqualTo(4);
    assertThat(report.failure().statement()).startsWith("INSERT INTO nowhere");
    assertThat(database.appliedScripts()).containsExactly("V1__a.sql");
    assertThat(database.value("SELECT to_regclass('b') IS NULL")).isEqualTo("t");
    assertThat(database.value("SELECT outcome || ' ' || reason FROM sluice.attempt"))
        .isEqualTo("FAILED StatementFailed");
  }

  @Test
  void copyDollarQuotesAndPlaceholdersAreRead() {
    Report report =
        TestRun.on(database)
            .placeholders(Map.of("tenant", "acme"))
            .script(
                "V1__a.sql",
                """
                CREATE TABLE a (id int, t text);
                COPY a (id, t) FROM STDIN;
                1	one; two
                2	\\N
                \\.
                CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $f$ BEGIN RETURN 'a;b'; END $f$;
                INSERT INTO a VALUES (3, '${tenant} in ${flyway:defaultSchema}'), (4, f());
                """)
            .apply();

    assertThat(report.failure()).isNull();
    assertThat(database.list("SELECT t FROM a ORDER BY id"))
        .containsExactly("one; two", "null", "acme in public", "a;b");
  }

  @Test
  void missingSchemasAreMadeAndTheFirstHoldsTheHistory() {
    Report report =
        TestRun.on(database)
            .schemas("shop \"x\"", "other")
            .script("V1__a.sql", "CREATE TABLE a (); CREATE TABLE other.b ();")
            .apply();

    assertThat(report.failure()).isNull();
    assertThat(
            database.list(
                "SELECT type || ' ' || script FROM \"shop \"\"x\"\"\".flyway_schema_history"
                    + " ORDER BY installed_rank"))
        .containsExactly("SCHEMA \"shop \"\"x\"\"\",\"other\"", "SQL V1__a.sql");
    assertThat(database.value("SELECT to_regclass('\"shop \"\"x\"\"\".a') IS NOT NULL"))
        .isEqualTo("t");
  }

  @Test
  void repeatableScriptsRunAgainWhenTheirTextChanges() {
    TestRun.on(database).script("R__v.sql", "CREATE VIEW v AS SELECT 1 AS n;").apply();
    Report same =
        TestRun.on(database).script("R__v.sql", "CREATE VIEW v AS SELECT 1 AS n;").apply();
    Report changed =
        TestRun.on(database)
            .script("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT 2 AS n;")
            .apply();

    assertThat(same.applied()).isEmpty();
    assertThat(changed.applied()).hasSize(1);
    assertThat(database.value("SELECT n FROM v")).isEqualTo("2");
  }

  @Test
  void callbacksRunAroundScriptsAndRun() {
    TestRun run =
        TestRun.on(database)
            .script("beforeMigrate.sql", "CREATE TABLE IF NOT EXISTS log (n serial, what text);")
            .script("beforeEachMigrate__log.sql", "INSERT INTO log (what) VALUES ('before');")
            .script("V1__a.sql", "INSERT INTO log (what) VALUES ('script');")
            .script("afterEachMigrate.sql", "INSERT INTO log (what) VALUES ('after');")
            .script("afterMigrate.sql", "INSERT INTO log (what) VALUES ('end');")
            .script("afterMigrateError.sql", "INSERT INTO log (what) VALUES ('error');");
    run.apply();
    run.script("V2__b.sql", "SELECT 1/0;").apply();

    assertThat(database.list("SELECT what FROM log ORDER BY n"))
        .containsExactly("before", "script", "after", "end", "error");
  }

  @Test
  void whatAScriptLeavesInItsSessionDoesNotReachTheNext() {
    database.run("CREATE ROLE guest_" + database.name());
    Report report =
        TestRun.on(database)
            .script(
                "V1__a.sql",
                "CREATE SCHEMA elsewhere; SET search_path = elsewhere; CREATE TEMP TABLE t ();"
                    + " SET ROLE guest_"
                    + database.name()
                    + ";")
            .script("V2__b.sql", "CREATE TABLE b (); CREATE TEMP TABLE t ();")
            .apply();

    assertThat(report.failure()).isNull();
    assertThat(database.value("SELECT to_regclass('public.b') IS NOT NULL")).isEqualTo("t");
    database.run("DROP ROLE guest_" + database.name());
  }

  @Test
  void aTargetStopsTheRunThere() {
    TestRun run =
        TestRun.on(database)
            .script("V1__a.sql", "CREATE TABLE a ();")
            .script("V2__b.sql", "CREATE TABLE b ();");

    assertThat(run.target("1").apply().database().version()).isEqualTo("1");
    assertThat(run.target("latest").apply().database().version()).isEqualTo("2");
    Report below = run.target("1").apply();
    assertThat(below.failure().reason()).isEqualTo(Reason.HistoryDiverged);
    assertThat(below.failure().message()).contains("Target 1 is below the applied version 2");
  }

  @Test
  void planAndRunTellAllVersionsAndAFailedRunTellsNone() {
    TestRun run =
        TestRun.on(database)
            .script("V1__a.sql", "CREATE TABLE a ();")
            .script("V2_1__b.sql", "CREATE TABLE b ();")
            .script("V10__c.sql", "CREATE TABLE c ();")
            .script("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS n;");

    assertThat(run.plan().versions())
        .isEqualTo(new Versions(List.of(), null, List.of("1", "2.1", "10"), false));
    assertThat(run.target("2.1").apply().versions())
        .isEqualTo(new Versions(List.of("1", "2.1"), null, List.of("10"), false));
    Report failed = run.target("latest").checkAfter("wrong", "SELECT 1", "2").apply();
    assertThat(failed.failure().reason()).isEqualTo(Reason.CheckFailed);
    assertThat(failed.versions()).isNull();
    assertThat(run.plan().versions())
        .isEqualTo(new Versions(List.of("1", "2.1", "10"), null, List.of(), false));
  }

  @Test
  void pairedScriptsHaveTheirVersionFromAllLeadingNumbers() {
    Report report =
        TestRun.on(database)
            .script("20251113_001_add_a.up.sql", "CREATE TABLE a ();")
            .script("20251113_001_add_a.down.sql", "DROP TABLE a;")
            .script("20251113_002_add_b.up.sql", "CREATE TABLE b ();")
            .apply();

    assertThat(report.failure()).isNull();
    assertThat(report.database().version()).isEqualTo("20251113.002");
    assertThat(report.plan().pending().getFirst().undoSha256()).isNotNull();
    assertThat(database.list("SELECT description FROM flyway_schema_history"))
        .containsExactly("add a", "add b");
  }

  @Test
  void checksAreComparedAsText() {
    TestRun good =
        TestRun.on(database)
            .checkBefore("empty", "SELECT count(*) FROM pg_class WHERE relname = 'a'", "0")
            .script("V1__a.sql", "CREATE TABLE a ();")
            .checkAfter("there", "WITH c AS (SELECT 1) SELECT count(*) FROM a, c;", "0");
    Report bad =
        TestRun.on(database)
            .checkBefore("no-rows", "SELECT 1 WHERE false", "1")
            .script("V1__a.sql", "CREATE TABLE a ();")
            .apply();

    assertThat(bad.failure().reason()).isEqualTo(Reason.CheckFailed);
    assertThat(bad.failure().message())
        .contains("no-rows before the scripts expected \"1\", got no row", "No script ran.");
    assertThat(good.apply().failure()).isNull();
    Report after = good.checkAfter("rows", "SELECT count(*) FROM a", "7").apply();
    assertThat(after.failure().message())
        .contains("rows after the scripts expected \"7\", got \"0\"", "applied and stay");
  }

  @Test
  void aCheckCannotWrite() {
    Report report =
        TestRun.on(database)
            .checkBefore("writes", "SELECT lo_create(0)", "1")
            .script("V1__a.sql", "CREATE TABLE a ();")
            .apply();

    assertThat(report.failure().reason()).isEqualTo(Reason.CheckFailed);
    assertThat(database.value("SELECT count(*) FROM pg_largeobject_metadata")).isEqualTo("0");
  }

  @Test
  void anApprovedPlanIsRunAsItIsOrNotAtAll() {
    Map<String, String> scripts =
        Map.of("V1__a.sql", "CREATE TABLE a ();", "V2__b.sql", "CREATE TABLE b ();");
    Report plan = TestRun.on(database).scripts(scripts).plan();

    Report edited =
        TestRun.on(database)
            .scripts(scripts)
            .script("V2__b.sql", "CREATE TABLE c ();")
            .approved(plan.plan())
            .apply();
    Report run = TestRun.on(database).scripts(scripts).approved(plan.plan()).apply();

    assertThat(edited.failure().reason()).isEqualTo(Reason.PlanChanged);
    assertThat(edited.failure().message()).contains("V2__b.sql");
    assertThat(run.failure()).isNull();
    assertThat(run.plan().hash()).isEqualTo(plan.plan().hash());
  }

  @Test
  void anApprovedPlanGoesOnWhereItWasInterrupted() {
    TestRun run =
        TestRun.on(database)
            .script("V1__a.sql", "CREATE TABLE a ();")
            .script("V2__b.sql", "INSERT INTO missing VALUES (1);");
    Report plan = run.plan();
    run.approved(plan.plan()).apply();
    database.run("CREATE TABLE missing (n int)");

    Report second = run.attempt(2).apply();

    assertThat(second.failure()).isNull();
    assertThat(second.plan().hash()).isEqualTo(plan.plan().hash());
    assertThat(second.applied())
        .extracting(Report.AppliedScript::name)
        .containsExactly("V2__b.sql");
  }

  @Test
  void aRunTellsWhatItIsDoing() {
    List<String> steps = new ArrayList<>();
    TestRun.on(database)
        .script("V1__a.sql", "CREATE TABLE a (); CREATE TABLE b ();")
        .events(steps::add)
        .apply();

    assertThat(steps).contains("V1 statement 1 of 2", "V1 statement 2 of 2");
  }
}
