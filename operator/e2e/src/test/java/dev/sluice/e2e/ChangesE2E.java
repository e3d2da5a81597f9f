package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.v1alpha1.RunStatus;
import dev.sluice.e2e.harness.Hold;
import dev.sluice.e2e.harness.InNamespace;
import dev.sluice.e2e.harness.Migration;
import dev.sluice.e2e.harness.Scenario;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scripts that change before, while and after a run works on them. */
@InNamespace
class ChangesE2E {
  private static final String MIGRATION =
      """
      source: {configMaps: [scripts]}
      run: {lockTimeout: 60s}
      """;
  private static final String FIRST = "create table t (text text)";
  private static final String HELD = Hold.SCRIPT + " create table t (text text)";

  @Test
  void newScriptsStartARunOfJustThem(Scenario scenario) {
    scenario.scripts("scripts", Map.of("V1__t.sql", FIRST));
    var migration = scenario.migrate("m", MIGRATION);
    migration.awaitReady();
    scenario.scripts(
        "scripts", Map.of("V1__t.sql", FIRST, "V2__a.sql", "insert into t values ('a')"));
    var status = migration.awaitVersion("2");
    assertThat(status.history()).extracting(RunStatus::scripts).containsExactly(1, 1);
    assertThat(migration.jobs()).hasSize(2);
    assertThat(scenario.query("select * from t")).containsExactly("a");
  }

  @Test
  void configMapEditedMidRunIsForTheNextRun(Scenario scenario) {
    scenario.scripts(
        "scripts", Map.of("V1__t.sql", HELD, "V2__a.sql", "insert into t values ('frozen')"));
    var migration = scenario.migrate("m", MIGRATION);
    try (var _ = Hold.of(scenario)) {
      migration.awaitStep("V1");
      scenario.scripts(
          "scripts", Map.of("V1__t.sql", HELD, "V2__a.sql", "insert into t values ('edited')"));
      assertThat(migration.jobs()).hasSize(1);
    }
    var status = migration.awaitStalled("HistoryDiverged");
    assertThat(scenario.query("select * from t")).containsExactly("frozen");
    assertThat(status.history())
        .extracting(RunStatus::outcome)
        .containsExactly("Failed", "Succeeded");
    assertThat(Migration.message(status)).contains("V2__a.sql was edited after it was applied");
    scenario.scripts(
        "scripts", Map.of("V1__t.sql", HELD, "V2__a.sql", "insert into t values ('frozen')"));
    migration.awaitReady();
    assertThat(scenario.query("select * from t")).containsExactly("frozen");
  }

  @Test
  void configMapDeletedMidRunDoesTheRunNoHarm(Scenario scenario) {
    var files = Map.of("V1__t.sql", HELD, "V2__a.sql", "insert into t values ('a')");
    scenario.scripts("scripts", files);
    var migration = scenario.migrate("m", MIGRATION);
    try (var _ = Hold.of(scenario)) {
      migration.awaitStep("V1");
      scenario.client().configMaps().inNamespace(scenario.namespace()).withName("scripts").delete();
    }
    var status = migration.awaitStalled("SourceMissing");
    assertThat(status.run().outcome()).isEqualTo("Succeeded");
    assertThat(status.applied().version()).isEqualTo("2");
    scenario.scripts("scripts", files);
    migration.awaitReady();
    assertThat(migration.jobs()).hasSize(1);
  }

  @Test
  void suspendStartsNothingAndLetsARunGoOn(Scenario scenario) {
    scenario.scripts("scripts", Map.of("V1__t.sql", HELD));
    var migration = scenario.migrate("m", MIGRATION + "suspend: true\n");
    var status = migration.awaitPhase("Suspended");
    assertThat(Migration.message(status))
        .contains("spec.suspend is true", "Go on with: kubectl patch");
    assertThat(migration.jobs()).isEmpty();
    try (var _ = Hold.of(scenario)) {
      scenario.migrate("m", MIGRATION + "suspend: false\n");
      migration.awaitStep("V1");
      scenario.migrate("m", MIGRATION + "suspend: true\n");
      migration.awaitPhase("Migrating");
    }
    migration.awaitReady();
    scenario.scripts("scripts", Map.of("V1__t.sql", HELD, "V2__u.sql", "create table u ()"));
    assertThat(migration.awaitPhase("Suspended").applied().version()).isEqualTo("1");
    assertThat(migration.jobs()).hasSize(1);
    scenario.migrate("m", MIGRATION + "suspend: false\n");
    migration.awaitVersion("2");
    assertThat(migration.jobs()).hasSize(2);
  }

  @Test
  void failedRunWaitsForThePersonWhoDoesWhatTheMessageSays(Scenario scenario) {
    scenario.scripts("scripts", Map.of("V1__row.sql", "insert into elsewhere values (1)"));
    var migration = scenario.migrate("m", MIGRATION);
    migration.awaitStalled("StatementFailed");
    scenario.sql(
        "create table elsewhere (n int); alter table elsewhere owner to \""
            + scenario.namespace()
            + "\"");
    scenario.migrate("m", MIGRATION + "suspend: true\n");
    migration.awaitStalled("StatementFailed");
    scenario.migrate("m", MIGRATION + "suspend: false\n");
    var status = migration.awaitStalled("StatementFailed");
    assertThat(migration.jobs()).hasSize(1);

    scenario.cluster().kubectl().type(Migration.command(status));
    assertThat(migration.awaitReady().lastFailure()).isNull();
    assertThat(migration.jobs()).hasSize(2);
    assertThat(scenario.query("select n from elsewhere")).containsExactly("1");
  }

  @Test
  void failedRunStartsAgainWhenItsScriptIsCorrected(Scenario scenario) {
    scenario.scripts(
        "scripts", Map.of("V1__t.sql", FIRST, "V2__a.sql", "insert into typo values ('a')"));
    var migration = scenario.migrate("m", MIGRATION);
    assertThat(migration.awaitStalled("StatementFailed").applied().version()).isEqualTo("1");
    scenario.scripts(
        "scripts", Map.of("V1__t.sql", FIRST, "V2__a.sql", "insert into t values ('a')"));
    migration.awaitVersion("2");
    assertThat(migration.jobs()).hasSize(2);
    assertThat(scenario.query("select * from t")).containsExactly("a");
  }
}
