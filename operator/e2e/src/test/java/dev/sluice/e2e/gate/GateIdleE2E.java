package dev.sluice.e2e.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.e2e.harness.HeldPods;
import dev.sluice.e2e.harness.InNamespace;
import dev.sluice.e2e.harness.Scenario;
import dev.sluice.e2e.harness.Workload;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import org.junit.jupiter.api.Test;

/**
 * What is scaled to zero while a template is held comes back as it ran last, although Kubernetes
 * has another one at hand.
 */
@InNamespace
class GateIdleE2E {
  private static final String ONE = "source: {inline: {V1__t.sql: create table t ()}}\n";
  private static final String TWO =
      "source: {inline: {V1__t.sql: create table t (), V2__u.sql: create table u ()}}\n";

  /** Version 2 was rolled back to version 1. */
  private static Workload rolledBack(Scenario scenario) {
    scenario.migrate("m", ONE).awaitReady();
    var api = new Workload(scenario, "Deployment", "api").apply("v1", "m@1");
    api.awaitRevision("v1", 2);
    api.apply("v2", "m@1");
    api.awaitRevision("v2", 2);
    api.apply("v1", "m@1");
    api.awaitRevision("v1", 2);
    return api;
  }

  @Test
  void heldAtZeroItComesBackAsItRanLast(Scenario scenario) {
    var api = rolledBack(scenario);
    api.scale(0);
    api.awaitRevision("none", 0);
    scenario.applyYaml(api.manifest("v3", "m@2", "").replace("replicas: 2", "replicas: 0"));
    api.awaitHeld("waits for m@2");
    comesBack(api, scenario);
  }

  @Test
  void scaledToZeroWhileHeldItComesBackAsItRanLast(Scenario scenario) {
    var api = rolledBack(scenario);
    scenario.applyYaml(api.manifest("v3", "m@2", "revisionHistoryLimit: 0"));
    api.awaitHeld("waits for m@2");
    api.scale(0);
    api.await("changed over", GateIdleE2E::keepsItsTemplate);
    api.awaitRevision("none", 0);
    comesBack(api, scenario);
  }

  @Test
  void aStatefulSetComesBackAsItRanLast(Scenario scenario) {
    scenario.migrate("m", ONE).awaitReady();
    var store = new Workload(scenario, "StatefulSet", "store").apply("v1", "m@1");
    store.awaitRevision("v1", 2);
    store.apply("v3", "m@2");
    store.awaitHeld("waits for m@2");
    store.scale(0);
    store.await("changed over", GateIdleE2E::keepsItsTemplate);
    store.awaitRevision("none", 0);
    comesBack(store, scenario);
  }

  private static boolean keepsItsTemplate(GenericKubernetesResource workload) {
    return workload.getMetadata().getAnnotations().get("sluice.dev/held-before").contains("wanted");
  }

  private static void comesBack(Workload api, Scenario scenario) {
    try (var seen = new HeldPods(scenario)) {
      api.scale(2);
      api.awaitRevision("v1", 2);
      assertThat(seen.held()).isEmpty();
    }
    assertThat(api.isHeld()).isTrue();
    scenario.migrate("m", TWO).awaitReady();
    api.awaitRevision("v3", 2);
    api.awaitReleased();
  }
}
