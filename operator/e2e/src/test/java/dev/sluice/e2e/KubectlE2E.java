package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.e2e.harness.Hold;
import dev.sluice.e2e.harness.InNamespace;
import dev.sluice.e2e.harness.Scenario;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a user with kubectl sees. */
@InNamespace
class KubectlE2E {
  private static final String MIGRATION =
      """
      source: {configMaps: [scripts]}
      run: {lockTimeout: 60s}
      """;

  @Test
  void waitForReadyEndsWhenTheLastScriptIsAppliedAndNotEarlier(Scenario scenario)
      throws InterruptedException {
    scenario.scripts(
        "scripts",
        Map.of("V1__t.sql", "create table t ()", "V2__u.sql", Hold.SCRIPT + "create table u ()"));
    Process waiting;
    try (var _ = Hold.of(scenario)) {
      var migration = scenario.migrate("m", MIGRATION);
      waiting = scenario.cluster().kubectl().begin(wait(scenario));
      migration.awaitStep("V2");
      assertThat(scenario.query("select to_regclass('t')")).containsExactly("t");
      assertThat(waiting.isAlive()).isTrue();
    }
    assertThat(waiting.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(waiting.exitValue()).isZero();
    assertThat(scenario.query("select to_regclass('u')")).containsExactly("u");
  }

  @Test
  void waitAfterAChangeOfSpecIsNotFooledByTheOldReady(Scenario scenario) {
    scenario.scripts(
        "scripts", Map.of("V1__t.sql", "create table t ()", "V2__u.sql", "create table u ()"));
    scenario.migrate("m", MIGRATION + "target: '1'\n").awaitReady();
    scenario
        .cluster()
        .kubectl()
        .type(
            """
            kubectl -n %s patch smig m --type=merge -p '{"spec":{"target":"2"}}' && %s\
            """
                .formatted(scenario.namespace(), wait(scenario)));
    assertThat(scenario.query("select to_regclass('u')")).containsExactly("u");
  }

  @Test
  void columnsTellPhaseVersionTargetAndWhatItWaitsFor(Scenario scenario) {
    scenario.scripts(
        "scripts", Map.of("V1__t.sql", "create table t ()", "V2.1__u.sql", "create table u ()"));
    scenario.migrate("ready", MIGRATION + "target: '1'\n").awaitReady();
    scenario
        .migrate("waits", MIGRATION + "approval: {when: Always}\n")
        .awaitPhase("AwaitingApproval");
    var lines =
        scenario
            .cluster()
            .kubectl()
            .type("kubectl -n " + scenario.namespace() + " get smig")
            .lines()
            .map(line -> line.replaceAll(" {2,}", "|"))
            .toList();
    assertThat(lines.getFirst()).isEqualTo("NAME|PHASE|VERSION|TARGET|PENDING|RISK|WAITING ON|AGE");
    assertThat(lines.get(1)).startsWith("ready|Ready|1|1|0|");
    assertThat(lines.get(2)).startsWith("waits|AwaitingApproval|1|latest|1|Low|approval|");
  }

  private static String wait(Scenario scenario) {
    return "kubectl -n %s wait --for=condition=Ready smig/m --timeout=90s"
        .formatted(scenario.namespace());
  }
}
