package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.e2e.harness.InNamespace;
import dev.sluice.e2e.harness.Migration;
import dev.sluice.e2e.harness.Scenario;
import org.junit.jupiter.api.Test;

/**
 * A runner that Kubernetes kills for its memory: a few attempts, then a person is told what to
 * raise.
 */
@InNamespace
class RunnerMemoryE2E {
  @Test
  void tooLittleMemoryEndsInAHintAfterBoundedAttempts(Scenario scenario) {
    scenario.applyYaml(
        """
        apiVersion: sluice.dev/v1alpha1
        kind: SchemaMigration
        metadata: {name: boats}
        spec:
          database:
            url: ${url}
            credentials: {secretName: postgres}
          source:
            inline: {V1__boats.sql: "create table boats (id int)"}
          run:
            retries: {attempts: 1}
            pod:
              resources: {limits: {memory: 20Mi}}
        """);
    var boats = scenario.migration("boats");
    var status = boats.awaitStalled("Interrupted");
    var message = Migration.condition(status, "Ready").orElseThrow().getMessage();
    assertThat(message).contains("OOMKilled", "spec.run.pod.resources.limits.memory");
    assertThat(boats.jobs()).hasSize(2);
    enough(boats);
    assertThat(scenario.query("select to_regclass('boats')")).containsExactly("boats");
  }

  private static void enough(Migration boats) {
    boats.edit(migration -> {
      var limits = migration.getSpec().run().pod().resources().getLimits();
      limits.put("memory", new io.fabric8.kubernetes.api.model.Quantity("256Mi"));
      return migration;
    });
    boats.awaitReady();
  }
}
