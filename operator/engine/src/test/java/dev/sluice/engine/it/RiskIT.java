package dev.sluice.engine.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.PlannedScript;
import dev.sluice.core.risk.Finding;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.run.Report;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a plan says of its scripts, and what comes of it. */
class RiskIT {
  private final TestDatabase database = PostgresServer.shared().database();

  @BeforeEach
  void makeOrders() {
    database.run("CREATE TABLE orders (id int)", "INSERT INTO orders VALUES (1)");
  }

  @Test
  void aPlanTellsTheRiskOfEachScriptAndTheFindingsAtTheirLines() {
    Report report =
        TestRun.on(database)
            .placeholders(Map.of("table", "orders"))
            .script("V1__a.sql", "CREATE TABLE a (i int);\nCREATE INDEX ON a (i);")
            .script("V2__b.sql", "-- now\n\nALTER TABLE ${table}\n  ADD COLUMN n serial;")
            .plan();

    assertThat(report.failure()).isNull();
    assertThat(report.plan().risk()).isEqualTo(Risk.Medium);
    assertThat(report.plan().pending())
        .extracting(PlannedScript::risk)
        .containsExactly(Risk.Low, Risk.Medium);
    assertThat(report.plan().findings())
        .extracting(Finding::rule, Finding::line)
        .containsExactly(tuple("serial-column", 3));
  }

  @Test
  void whatPostgresqlWouldRefuseIsToldWhilePlanning() {
    Report report =
        TestRun.on(database)
            .script("V1__a.sql", "CREATE TABLE a ();")
            .script("V2__b.sql", "SELECT 1;\n\nALTER TABLE orders\n  ADD COLUMN n itn NOTT NULL;")
            .apply();

    assertThat(report.failure().reason()).isEqualTo(Reason.SourceInvalid);
    assertThat(report.failure().message())
        .isEqualTo(
            "V2__b.sql line 4 column 20: syntax error at or near \"NOTT\". Correct the script.");
    assertThat(report.failure().line()).isEqualTo(4);
    assertThat(database.value("SELECT to_regclass('a') IS NULL")).isEqualTo("t");
  }

  @Test
  void aRunThatIsToStopAtARiskWritesNothingAtAll() {
    List<String> before = objects();
    Report report = drop().stopAtRisk(Risk.High).apply();

    assertThat(report.outcome()).isEqualTo(Report.Outcome.FAILED);
    assertThat(report.failure().reason()).isEqualTo(Reason.ApprovalRequired);
    assertThat(report.failure().message()).contains("High (drop-table, V1__a.sql line 2)");
    assertThat(report.plan().risk()).isEqualTo(Risk.High);
    assertThat(objects()).isEqualTo(before);
    assertThat(database.value("SELECT count(*) FROM orders")).isEqualTo("1");
  }

  @Test
  void theApprovedPlanRunsAllTheSame() {
    Report held = drop().stopAtRisk(Risk.Low).apply();
    Report report = drop().stopAtRisk(Risk.Low).approved(held.plan()).approvedBy("alice").apply();

    assertThat(report.failure()).isNull();
    assertThat(database.value("SELECT to_regclass('orders') IS NULL")).isEqualTo("t");
  }

  @Test
  void aPlanWithoutAnApprovalIsHeldBackToo() {
    Report held = drop().stopAtRisk(Risk.Low).apply();
    Report report = drop().stopAtRisk(Risk.Low).approved(held.plan()).apply();

    assertThat(report.failure().reason()).isEqualTo(Reason.ApprovalRequired);
    assertThat(database.value("SELECT count(*) FROM orders")).isEqualTo("1");
  }

  @Test
  void aPlanKnowsTheTypesAndSizesThatAreThere() {
    database.run("ALTER TABLE orders ADD note varchar(10)", "ANALYZE orders");
    assertThat(widen(20).plan().plan().risk()).isEqualTo(Risk.Low);
    assertThat(drop().plan().plan().findings())
        .extracting(Finding::why)
        .singleElement()
        .asString()
        .endsWith(" orders has about 1 rows, less than 1 MiB.");
  }

  @Test
  void aPlanGoesOnUnderItsHashThoughItsOwnWorkIsThere() {
    database.run("ALTER TABLE orders ADD note varchar(10)");
    TestRun run =
        widen(20)
            .script(
                "V2__b.sql",
                "ALTER TABLE orders ALTER note TYPE varchar(30); INSERT INTO missing VALUES (1);");
    Report plan = run.plan();
    Report cut = run.approved(plan.plan()).apply();
    database.run("CREATE TABLE missing (n int)");
    Report rest = run.attempt(2).apply();

    assertThat(cut.outcome()).isEqualTo(Report.Outcome.FAILED);
    assertThat(cut.applied()).hasSize(1);
    assertThat(rest.failure()).isNull();
    assertThat(rest.plan().hash()).isEqualTo(plan.plan().hash());
    assertThat(rest.plan().risk()).isEqualTo(plan.plan().risk());
  }

  @Test
  void aDatabaseThatChangedForTheWorseNeedsAnotherPlan() {
    database.run("ALTER TABLE orders ADD note varchar(10)");
    Report plan = widen(20).plan();
    database.run("ALTER TABLE orders ALTER note TYPE varchar(50)");
    Report report = widen(20).approved(plan.plan()).approvedBy("alice").apply();

    assertThat(report.failure().reason()).isEqualTo(Reason.PlanChanged);
    assertThat(report.failure().message())
        .contains("the risk of V1__a.sql was Low and is High")
        .contains("change-type, line 1");
    assertThat(database.value("SELECT atttypmod FROM pg_attribute WHERE attname = 'note'"))
        .isEqualTo("54");
  }

  @Test
  void belowTheRiskItRuns() {
    Report report =
        TestRun.on(database)
            .script("V1__a.sql", "CREATE TABLE a ();")
            .stopAtRisk(Risk.Medium)
            .apply();

    assertThat(report.failure()).isNull();
    assertThat(report.plan().risk()).isEqualTo(Risk.Low);
    assertThat(database.value("SELECT count(*) FROM flyway_schema_history")).isEqualTo("1");
  }

  private TestRun widen(int length) {
    return TestRun.on(database)
        .script("V1__a.sql", "ALTER TABLE orders ALTER note TYPE varchar(" + length + ");");
  }

  private TestRun drop() {
    return TestRun.on(database).script("V1__a.sql", "CREATE TABLE a ();\nDROP TABLE orders;");
  }

  /** Schemas, relations and routines with the transactions that made or changed them. */
  private List<String> objects() {
    return database.list(
        "SELECT nspname || ' ' || xmin FROM pg_namespace WHERE nspname NOT LIKE 'pg_t%'"
            + " UNION ALL SELECT relname || ' ' || xmin FROM pg_class"
            + " WHERE relnamespace >= 2200 AND relkind <> 't'"
            + " UNION ALL SELECT proname || ' ' || xmin FROM pg_proc WHERE pronamespace >= 2200"
            + " ORDER BY 1");
  }
}
