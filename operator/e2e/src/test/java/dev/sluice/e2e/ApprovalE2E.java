package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.api.v1alpha1.PendingScript;
import dev.sluice.api.v1alpha1.RunStatus;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.e2e.harness.InNamespace;
import dev.sluice.e2e.harness.Migration;
import dev.sluice.e2e.harness.Scenario;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nothing runs before somebody says yes to exactly this plan. */
@InNamespace
class ApprovalE2E {
  private static final String ALWAYS =
      """
      source: {configMaps: [scripts]}
      approval: {when: Always}
      """;
  private static final Map<String, String> SCRIPTS =
      Map.of("V1__t.sql", "create table t (text text)", "V2__a.sql", "insert into t values ('a')");

  @Test
  void planWaitsForTheCommandInItsMessageAndRunsAsPlanned(Scenario scenario) {
    scenario.scripts("scripts", SCRIPTS);
    var migration = scenario.migrate("m", ALWAYS);
    var waiting = migration.awaitPhase("AwaitingApproval");
    assertThat(holds(waiting, "Planned")).isTrue();
    assertThat(holds(waiting, "Approved")).isFalse();
    assertThat(holds(waiting, "Reconciling")).isTrue();
    assertThat(waiting.waitingOn()).isEqualTo("approval");
    assertThat(waiting.plan().pending())
        .extracting(PendingScript::script)
        .containsExactly("V1__t.sql", "V2__a.sql");
    assertThat(waiting.pendingCount()).isEqualTo(2);
    assertThat(migration.jobs()).hasSize(1);
    assertThat(scenario.query("select to_regclass('t')")).containsExactly("null");
    assertThat(frozenPlan(scenario, waiting)).contains(waiting.plan().hash());

    scenario.cluster().kubectl().type(Migration.command(waiting));
    var done = migration.awaitReady();
    assertThat(done.run().planHash()).isEqualTo(waiting.plan().hash());
    assertThat(done.approvals().getFirst().planHash()).isEqualTo(waiting.plan().hash());
    assertThat(holds(done, "Approved")).isTrue();
    assertThat(migration.jobs()).hasSize(2);
    assertThat(scenario.query("select * from t")).containsExactly("a");
    assertThat(scenario.query("select plan_hash from sluice.attempt"))
        .containsExactly(waiting.plan().hash());
  }

  @Test
  void anotherHashApprovesNothing(Scenario scenario) {
    scenario.scripts("scripts", SCRIPTS);
    var migration = scenario.migrate("m", ALWAYS);
    var first = migration.awaitPhase("AwaitingApproval");
    scenario.scripts("scripts", Map.of("V1__t.sql", "create table t (text text, more text)"));
    var second = awaitOtherPlan(migration, first);
    assertThatThrownBy(() -> migration.approve(first.plan().hash()))
        .hasMessageContaining("a decision names the plan as it is now")
        .hasMessageContaining(second.plan().hash());
    scenario.migrate("m", ALWAYS + "suspend: true\n");
    migration.awaitPhase("AwaitingApproval");
    scenario.migrate("m", ALWAYS + "suspend: false\n");
    assertThat(migration.awaitPhase("AwaitingApproval").plan().hash())
        .isEqualTo(second.plan().hash());
    assertThat(migration.jobs())
        .extracting(job -> job.getMetadata().getName())
        .hasSize(2)
        .allMatch(name -> name.contains("-plan-"));
    assertThat(scenario.query("select to_regclass('t')")).containsExactly("null");
  }

  @Test
  void databaseThatMovedOnNeedsANewPlanAndANewApproval(Scenario scenario) {
    scenario.scripts(
        "scripts", with(SCRIPTS, "R__view.sql", "create or replace view v as select 1"));
    var migration = scenario.migrate("m", ALWAYS);
    var first = migration.awaitPhase("AwaitingApproval");
    scenario.migrate("other", "source: {configMaps: [scripts]}\ntarget: '1'\n").awaitReady();
    migration.approve(first.plan().hash());
    var second = awaitOtherPlan(migration, first);
    assertThat(second.history())
        .extracting(RunStatus::kind, RunStatus::reason)
        .containsExactly(tuple("Plan", null), tuple("Apply", "PlanChanged"), tuple("Plan", null));
    assertThat(second.plan().pending())
        .extracting(PendingScript::script)
        .containsExactly("V2__a.sql");
    assertThat(holds(second, "Approved")).isFalse();
    assertThat(scenario.query("select * from t")).isEmpty();

    scenario.cluster().kubectl().type(Migration.command(second));
    migration.awaitReady();
    assertThat(migration.jobs()).hasSize(4);
    assertThat(scenario.query("select * from t")).containsExactly("a");
  }

  @Test
  void partOfThePlanThatSomebodyElseRanIsNotRunAgain(Scenario scenario) {
    scenario.scripts("scripts", SCRIPTS);
    var migration = scenario.migrate("m", ALWAYS);
    var waiting = migration.awaitPhase("AwaitingApproval");
    scenario.migrate("other", "source: {configMaps: [scripts]}\ntarget: '1'\n").awaitReady();
    scenario.cluster().kubectl().type(Migration.command(waiting));
    assertThat(migration.awaitReady().run().scripts()).isEqualTo(1);
    assertThat(migration.jobs()).hasSize(2);
    assertThat(scenario.query("select * from t")).containsExactly("a");
  }

  @Test
  void otherTextUnderANameOfThePlanStopsIt(Scenario scenario) {
    scenario.scripts("scripts", SCRIPTS);
    var migration = scenario.migrate("m", ALWAYS);
    var waiting = migration.awaitPhase("AwaitingApproval");
    scenario
        .migrate(
            "other",
            "source: {inline: {V1__t.sql: 'create table t (text text, foreign_one int)'}}\n")
        .awaitReady();
    scenario.cluster().kubectl().type(Migration.command(waiting));
    var stalled = migration.awaitStalled("HistoryDiverged");
    assertThat(Migration.message(stalled)).contains("V1__t.sql was edited after it was applied");
    assertThat(scenario.query("select * from t")).isEmpty();
  }

  /**
   * Its report is longer than a termination message, and longer than a line of a container's log.
   */
  @Test
  void planOfHundredsOfScriptsIsReadWhole(Scenario scenario) {
    var many =
        IntStream.rangeClosed(1, 300)
            .boxed()
            .collect(Collectors.toMap(n -> "V" + n + "__a_step_of_many.sql", n -> "select " + n));
    scenario.scripts("scripts", many);
    var migration = scenario.migrate("m", ALWAYS);
    var waiting = migration.awaitPhase("AwaitingApproval");
    assertThat(Migration.message(waiting)).startsWith("300 scripts pending");
    assertThat(waiting.pendingCount()).isEqualTo(300);
    scenario.cluster().kubectl().type(Migration.command(waiting));
    assertThat(migration.awaitReady().applied().version()).isEqualTo("300");
  }

  @Test
  void dryRunShowsThePlanUntilItIsSwitchedOff(Scenario scenario) {
    scenario.scripts("scripts", SCRIPTS);
    var dry = "source: {configMaps: [scripts]}\ndryRun: ";
    var migration = scenario.migrate("m", dry + "true\n");
    var shown = migration.awaitPhase("Planned");
    assertThat(Migration.message(shown))
        .contains("2 scripts pending", "spec.dryRun is true", "Go on with: kubectl patch");
    assertThat(shown.plan().pending()).extracting(PendingScript::version).containsExactly("1", "2");
    assertThat(holds(shown, "Stalled")).isFalse();
    assertThat(holds(shown, "Ready")).isFalse();
    assertThat(scenario.query("select to_regclass('t'), to_regclass('sluice.attempt')"))
        .isEqualTo(List.of("null|null"));
    scenario.migrate("m", dry + "false\n");
    migration.awaitReady();
    assertThat(migration.jobs()).hasSize(2);
    assertThat(scenario.query("select * from t")).containsExactly("a");
  }

  private static SchemaMigrationStatus awaitOtherPlan(
      Migration migration, SchemaMigrationStatus first) {
    return migration.await(
        "waiting for approval of a new plan",
        status ->
            "AwaitingApproval".equals(status.phase())
                && !status.plan().hash().equals(first.plan().hash()));
  }

  private static String frozenPlan(Scenario scenario, SchemaMigrationStatus status) {
    var map =
        scenario
            .client()
            .configMaps()
            .inNamespace(scenario.namespace())
            .withName(status.plan().configMap())
            .require();
    assertThat(map.getImmutable()).isTrue();
    assertThat(status.plan().hash())
        .startsWith("sha256:" + map.getMetadata().getName().substring(7, 17));
    return map.getData().get("plan.json");
  }

  private static Map<String, String> with(Map<String, String> files, String name, String sql) {
    var more = new HashMap<>(files);
    more.put(name, sql);
    return more;
  }

  private static boolean holds(SchemaMigrationStatus status, String condition) {
    return Migration.condition(status, condition).orElseThrow().getStatus().equals("True");
  }
}
