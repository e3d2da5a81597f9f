package dev.sluice.e2e.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.e2e.harness.HeldPods;
import dev.sluice.e2e.harness.InNamespace;
import dev.sluice.e2e.harness.Scenario;
import dev.sluice.e2e.harness.Workload;
import org.junit.jupiter.api.Test;

/** Software and schema in one Helm release: installed, upgraded, and rolled back while held. */
@InNamespace
class GateHelmE2E {
  private static final String CHART = "src/test/resources/helm/shop";

  @Test
  void oneReleaseBringsBoth(Scenario scenario) {
    var api = new Workload(scenario, "Deployment", "api");
    try (var seen = new HeldPods(scenario)) {
      upgrade(scenario, 1, "v1");
      api.awaitRevision("v1", 2);
      upgrade(scenario, 2, "v2");
      api.awaitRevision("v2", 2);
      assertThat(scenario.query("select to_regclass('t2')")).containsExactly("t2");
      assertThat(seen.held()).doesNotContain("shop@1");
    }
  }

  @Test
  void releaseThatIsRolledBackWhileItIsHeldGoesOnAsItWas(Scenario scenario) {
    var api = new Workload(scenario, "Deployment", "api");
    upgrade(scenario, 1, "v1");
    api.awaitRevision("v1", 2);
    scenario
        .cluster()
        .kubectl()
        .type(
            "kubectl patch -n %s smig/shop --type=merge -p '{\"spec\":{\"suspend\":true}}'"
                .formatted(scenario.namespace()));
    upgrade(scenario, 2, "v2");
    api.awaitHeld("waits for shop@2");
    scenario.cluster().helm("rollback", "shop", "--namespace=" + scenario.namespace());
    api.awaitReleased();
    assertThat(api.ready()).containsExactly("v1", "v1");
  }

  private static void upgrade(Scenario scenario, int schema, String revision) {
    scenario
        .cluster()
        .helm(
            "upgrade",
            "--install",
            "shop",
            CHART,
            "--namespace=" + scenario.namespace(),
            "--set=schema=" + schema,
            "--set=revision=" + revision,
            "--set=url=" + scenario.url(),
            "--set=image=" + scenario.cluster().busybox());
  }
}
