package dev.sluice.e2e.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.e2e.harness.HeldPods;
import dev.sluice.e2e.harness.InNamespace;
import dev.sluice.e2e.harness.Scenario;
import dev.sluice.e2e.harness.Workload;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What people and controllers do to a Deployment while it is held. */
@InNamespace
class GateFlowE2E {
  private static final String ONE = "source: {inline: {V1__t.sql: create table t ()}}\n";
  private static final String TWO =
      "source: {inline: {V1__t.sql: create table t (), V2__u.sql: create table u ()}}\n";
  private static final String HELD = "suspend: true\n";

  /** Version 1 runs, and version 2 is held. */
  private static Workload held(Scenario scenario) {
    scenario.migrate("m", ONE).awaitReady();
    var api = new Workload(scenario, "Deployment", "api").apply("v1", "m@1");
    api.awaitRevision("v1", 2);
    scenario.migrate("m", TWO + HELD).awaitPhase("Suspended");
    api.apply("v2", "m@2");
    api.awaitHeld("waits for m@2");
    return api;
  }

  @Test
  void autoscalersAndDrainsMeetOldPodsOnly(Scenario scenario) {
    var api = held(scenario);
    try (var seen = new HeldPods(scenario)) {
      api.scale(4);
      api.awaitRevision("v1", 4);
      api.pods().forEach(api::evict);
      api.awaitRevision("v1", 4);
      assertThat(seen.held()).isEmpty();
      scenario.migrate("m", TWO).awaitReady();
      api.awaitRevision("v2", 4);
    }
  }

  @Test
  void softwareThatIsTakenBackIsLetGoAtOnce(Scenario scenario) {
    var api = held(scenario);
    api.apply("v1", "m@1");
    assertThat(api.isHeld()).isFalse();
    assertThat(api.ready()).containsExactly("v1", "v1");
  }

  @Test
  void resumingByHandHoldsOn(Scenario scenario) {
    var api = held(scenario);
    var kubectl = scenario.cluster().kubectl();
    kubectl.type("kubectl rollout resume -n %s deployment/api".formatted(scenario.namespace()));
    kubectl.type(
        "kubectl label -n %s deployment/api sluice.dev/held-".formatted(scenario.namespace()));
    assertThat(api.isHeld()).isTrue();
    assertThat(api.ready()).containsExactly("v1", "v1");
  }

  @Test
  void kubectlApplyOfBothAtOnce(Scenario scenario) {
    var api = new Workload(scenario, "Deployment", "api");
    scenario
        .cluster()
        .kubectl()
        .type(
            """
            kubectl apply -n %s -f - <<'Y'
            %s
            ---
            apiVersion: sluice.dev/v1alpha1
            kind: SchemaMigration
            metadata: {name: m}
            spec:
              database: {url: "%s", credentials: {secretName: postgres}}
              source: {inline: {V1__t.sql: create table t ()}}
            Y\
            """
                .formatted(
                    scenario.namespace(),
                    api.manifest("v1", "m@1", "")
                        .replace("${busybox}", scenario.cluster().busybox()),
                    scenario.url()));
    api.awaitRevision("v1", 2);
    assertThat(scenario.query("select to_regclass('t')")).containsExactly("t");
  }

  @Test
  void severalOfEach(Scenario scenario) {
    scenario.migrate("a", ONE).awaitReady();
    var both = new Workload(scenario, "Deployment", "both").apply("v1", "a@1, b@1");
    var other = new Workload(scenario, "Deployment", "other").apply("v1", "b@1");
    both.awaitHeld("waits for b@1");
    other.awaitHeld("waits for b@1");
    scenario.migrate(
        "b",
        "source: {inline: {V1__v.sql: create table v ()}}\ndatabase:\n  {url: \"${url}\", credentials: {secretName: postgres}, schemas: [other]}\n");
    both.awaitRevision("v1", 2);
    other.awaitRevision("v1", 2);
  }

  @Test
  void versionThatNobodyWroteIsHeldInWords(Scenario scenario) {
    scenario.migrate("m", ONE).awaitReady();
    var api = new Workload(scenario, "Deployment", "api").apply("v1", "m@7");
    api.awaitHeld("m is Ready, and no script of it has that version");
    assertThatThrownBy(() -> api.apply("v1", "m"))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("\"m\" is no requirement; write name@version");
    api.apply("v1", "m@1");
    api.awaitRevision("v1", 2);
  }

  @Test
  void migrationThatFailsHoldsOnUntilItIsMended(Scenario scenario) {
    var api = held(scenario);
    scenario.migrate("m", TWO.replace("create table u ()", "create table t ()"));
    scenario.migration("m").awaitPhase("Failed");
    api.awaitHeld("m is Failed");
    assertThat(api.ready()).containsExactly("v1", "v1");
    scenario.migrate("m", TWO).awaitReady();
    api.awaitRevision("v2", 2);
  }

  @Test
  void whoMayLetsItThroughAndTheOthersReadWhy(Scenario scenario) {
    var api = held(scenario);
    var kubectl = scenario.cluster().kubectl();
    var people = new dev.sluice.e2e.harness.People(scenario).mayRelease("alice").mayDeploy("alice");
    people.mayDeploy("bob");
    var line =
        "kubectl annotate -n %s deployment/api 'sluice.dev/release=page 12'"
            .formatted(scenario.namespace());
    assertThatThrownBy(() -> people.type("bob", line))
        .hasMessageContaining("bob may not release api");
    people.type("alice", line);
    api.awaitRevision("v2", 2);
    assertThat(api.pods().getFirst().getMetadata().getAnnotations())
        .containsEntry("sluice.dev/released", "m@2 by alice: page 12");
    api.apply("v3", "m@3");
    api.awaitHeld("waits for m@3");
    assertThat(kubectl).isNotNull();
  }

  @Test
  void namespaceThatOptedInAsAWholeAndAMigrationThatListsItsWorkloads(Scenario scenario) {
    scenario
        .client()
        .namespaces()
        .withName(scenario.namespace())
        .edit(namespace ->
            new NamespaceBuilder(namespace)
                .editMetadata()
                .addToLabels(Map.of("sluice.dev/gated", "true"))
                .endMetadata()
                .build());
    var lists = "gate: {workloads: [{kind: Deployment, name: api}]}\n";
    scenario.migrate("m", ONE + lists).awaitReady();
    var api = new Workload(scenario, "Deployment", "api").apply("v1", "");
    api.awaitRevision("v1", 2);
    scenario.migrate("m", TWO + lists + HELD).awaitPhase("Suspended");
    api.apply("v2", "");
    api.awaitHeld("waits for m@2");
    assertThat(api.ready()).containsExactly("v1", "v1");
    scenario.migrate("m", TWO + lists).awaitReady();
    api.awaitRevision("v2", 2);
  }

  @Test
  void listedWorkloadThatWasAppliedTooEarlyIsTold(Scenario scenario) {
    var lists = "gate: {workloads: [{kind: Deployment, name: api}]}\n";
    scenario.migrate("m", ONE + lists).awaitReady();
    var api = new Workload(scenario, "Deployment", "api");
    scenario.applyYaml(
        api.manifest("v1", "", "")
            .replace("name: api}", "name: api, labels: {sluice.dev/gated: 'true'}}"));
    api.awaitRevision("v1", 2);
    scenario.migrate("m", TWO + lists).awaitReady();
    Awaitility.await("the lint that finds it")
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            scenario
                .client()
                .v1()
                .events()
                .inNamespace(scenario.namespace())
                .list()
                .getItems()
                .stream()
                .filter(event -> "GateLint".equals(event.getReason()))
                .anyMatch(event -> event.getMessage().contains("so was given 1 only")));
  }

  @Test
  void podThatNamesItsNodeGoesOn(Scenario scenario) {
    var node = scenario.client().nodes().list().getItems().getFirst().getMetadata().getName();
    scenario.applyYaml(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: pinned, annotations: {sluice.dev/requires: m@1}}
        spec:
          nodeName: %s
          terminationGracePeriodSeconds: 0
          containers: [{name: c, image: '${busybox}', imagePullPolicy: IfNotPresent, command: [sleep, '1000']}]
        """
            .formatted(node));
    scenario
        .client()
        .pods()
        .inNamespace(scenario.namespace())
        .withName("pinned")
        .waitUntilCondition(Workload::isReady, 60, java.util.concurrent.TimeUnit.SECONDS);
  }
}
