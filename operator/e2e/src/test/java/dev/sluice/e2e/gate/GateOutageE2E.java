package dev.sluice.e2e.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.e2e.harness.HeldPods;
import dev.sluice.e2e.harness.OnCluster;
import dev.sluice.e2e.harness.Scenario;
import dev.sluice.e2e.harness.Workload;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The gate's own parts go away: deploys of who opted in wait, old pods never do. */
@OnCluster
class GateOutageE2E {
  private static final String ONE = "source: {inline: {V1__t.sql: create table t ()}}\n";
  private static final String TWO =
      "source: {inline: {V1__t.sql: create table t (), V2__u.sql: create table u ()}}\n";
  private static final String HELD = "suspend: true\n";

  private static Workload held(Scenario scenario) {
    scenario.migrate("m", ONE).awaitReady();
    var api = new Workload(scenario, "Deployment", "api").apply("v1", "m@1");
    api.awaitRevision("v1", 2);
    scenario.migrate("m", TWO + HELD).awaitPhase("Suspended");
    api.apply("v2", "m@2");
    api.awaitHeld("waits for m@2");
    return api;
  }

  /** Old pods are drained, and are back although nobody answers. */
  private static void drainedPodsComeBack(Scenario scenario, Workload api) {
    try (var seen = new HeldPods(scenario)) {
      api.pods().forEach(api::evict);
      api.awaitRevision("v1", 2);
      assertThat(seen.held()).isEmpty();
    }
  }

  @Test
  void operatorIsAwayForTheWholeHold(Scenario scenario) {
    var operator = scenario.cluster().operator();
    var api = held(scenario);
    operator.scale(0);
    try {
      drainedPodsComeBack(scenario, api);
      api.scale(3);
      api.awaitRevision("v1", 3);
      assertThatThrownBy(() -> api.apply("v3", "m@2"))
          .isInstanceOf(KubernetesClientException.class)
          .hasMessageContaining("workloads.gate.sluice.dev");
      scenario.migrate("m", TWO);
    } finally {
      operator.scale(1);
    }
    api.awaitRevision("v2", 3);
  }

  @Test
  void operatorHangsWithItsPortOpen(Scenario scenario) {
    var cluster = scenario.cluster();
    var api = held(scenario);
    cluster.operator().freeze();
    try {
      drainedPodsComeBack(scenario, api);
      assertThatThrownBy(() -> api.apply("v3", "m@2"))
          .isInstanceOf(KubernetesClientException.class);
    } finally {
      cluster.operator().thaw();
    }
    scenario.migrate("m", TWO);
    api.awaitRevision("v2", 2);
  }

  @Test
  void apiServerTrustsAnotherCertificate(Scenario scenario) {
    var api = held(scenario);
    var operator = scenario.cluster().operator();
    var foreign = scenario.client().getConfiguration().getCaCertData();
    Awaitility.await("the API server has heard of it, before the operator puts its own back")
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> {
          operator.trust(foreign);
          assertThatThrownBy(() -> api.apply("v3", "m@2"))
              .isInstanceOf(KubernetesClientException.class)
              .hasMessageContaining("certificate");
        });
    drainedPodsComeBack(scenario, api);
    Awaitility.await("the operator puts its certificate back")
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsInstanceOf(KubernetesClientException.class)
        .untilAsserted(() -> api.apply("v3", "m@2"));
    assertThat(api.isHeld()).isTrue();
    scenario.migrate("m", TWO);
    api.awaitRevision("v3", 2);
  }

  @Test
  void apiServerIsRestartedWhenTheSchemaIsThere(Scenario scenario) {
    var node = scenario.cluster().node();
    var api = new Workload(scenario, "Deployment", "api").apply("v1", "m@1");
    api.awaitHeld("there is no SchemaMigration");
    scenario.migrate("m", ONE);
    node.stopApiServer();
    node.startApiServer();
    api.awaitRevision("v1", 2);
    assertThat(scenario.query("select to_regclass('t')")).containsExactly("t");
  }

  @Test
  void hundredWorkloadsWaitForOneMigration(Scenario scenario) {
    scenario.migrate("m", ONE + HELD).awaitPhase("Suspended");
    var all =
        IntStream.range(0, 100)
            .mapToObj(number -> new Workload(scenario, "Deployment", "api-" + number))
            .toList();
    all.forEach(api ->
        scenario.applyYaml(api.manifest("v1", "m@1", "").replace("replicas: 2", "replicas: 0")));
    assertThat(all).allMatch(Workload::isHeld);
    scenario.migrate("m", ONE).awaitReady();
    all.forEach(Workload::awaitReleased);
  }
}
