package dev.sluice.e2e.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.v1alpha1.GateStatus;
import dev.sluice.e2e.harness.InNamespace;
import dev.sluice.e2e.harness.Scenario;
import dev.sluice.e2e.harness.Workload;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentList;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What the leader does about what is held, by what is published. */
@InNamespace
class GateReleaseE2E {
  private static final String SUSPENDED =
      "source: {inline: {V1__t.sql: create table t ()}}\nsuspend: true\n";

  @Test
  void hundredWorkloadsGoAtOnce(Scenario scenario) {
    var all =
        IntStream.range(0, 100)
            .mapToObj(number -> new Workload(scenario, "Deployment", "api-" + number))
            .toList();
    all.forEach(api ->
        scenario.applyYaml(api.manifest("v1", "m@1", "").replace("replicas: 2", "replicas: 0")));
    assertThat(held(scenario)).isEqualTo(100);
    var released = new CopyOnWriteArrayList<Long>();
    try (var _ = deployments(scenario).watch(new Released(released))) {
      var began = System.nanoTime();
      publish(scenario);
      Awaitility.await("all released")
          .atMost(Duration.ofSeconds(10))
          .until(() -> released.size() == 100);
      var times = released.stream().map(at -> (at - began) / 1_000_000).sorted().toList();
      System.out.printf(
          "released after their schema was published: first %d ms, median %d ms, last %d ms%n",
          times.getFirst(), times.get(50), times.getLast());
    }
  }

  /** Notes when one leaves the selection. */
  private record Released(List<Long> times) implements Watcher<Deployment> {
    @Override
    public void eventReceived(Action action, Deployment deployment) {
      if (action == Action.DELETED) {
        times.add(System.nanoTime());
      }
    }

    @Override
    public void onClose(WatcherException cause) {
      throw new IllegalStateException(cause);
    }
  }

  @Test
  void migrationSaysWhatWaitsForItAndTheWorkloadTellsItsStory(Scenario scenario) {
    var migration = scenario.migrate("m", SUSPENDED);
    migration.awaitPhase("Suspended");
    var api = new Workload(scenario, "Deployment", "api").apply("v1", "m@1");
    api.awaitHeld("is Suspended");
    var status = migration.await("holds", seen -> seen.gate() != null);
    assertThat(Objects.requireNonNull(status.gate()))
        .extracting(GateStatus::holding)
        .isEqualTo(List.of("Deployment/api"));
    awaitEvents(scenario, "GateHolding", "GateLint");
    publish(scenario);
    api.awaitReleased();
    api.awaitRevision("v1", 2);
    migration.await("holds nothing", seen -> seen.gate() == null);
    awaitEvents(scenario, "GateHolding", "GateLint", "GateReleased");
    assertThat(api.annotations().keySet()).noneMatch(key -> key.startsWith("sluice.dev/"));
  }

  @Test
  void rolloutsOfArgoAreReleasedAlthoughTheyCameLater(Scenario scenario) {
    scenario.cluster().kubectl().type("kubectl apply -f src/test/resources/rollouts.yaml");
    var kubectl = scenario.cluster().kubectl();
    kubectl.type("kubectl wait --for=condition=Established crd/rollouts.argoproj.io");
    kubectl.type(
        """
        kubectl create -n %s -f - <<'Y'
        apiVersion: argoproj.io/v1alpha1
        kind: Rollout
        metadata: {name: api}
        spec: {template: {metadata: {annotations: {sluice.dev/requires: m@1}}}}
        Y\
        """
            .formatted(scenario.namespace()));
    var paused = "kubectl get -n %s rollout/api -o 'jsonpath={.spec.paused}'";
    assertThat(kubectl.type(paused.formatted(scenario.namespace()))).contains("true");
    publish(scenario);
    Awaitility.await("released")
        .atMost(Duration.ofSeconds(60))
        .until(() -> !kubectl.type(paused.formatted(scenario.namespace())).contains("true"));
  }

  private static int held(Scenario scenario) {
    return deployments(scenario).list().getItems().size();
  }

  private static FilterWatchListDeletable<
          Deployment, DeploymentList, RollableScalableResource<Deployment>>
      deployments(Scenario scenario) {
    return scenario
        .client()
        .apps()
        .deployments()
        .inNamespace(scenario.namespace())
        .withLabel("sluice.dev/held", "true");
  }

  private static void publish(Scenario scenario) {
    scenario.applyYaml(
        """
        apiVersion: sluice.dev/v1alpha1
        kind: SchemaState
        metadata: {name: m}
        spec: {applied: ['1'], pending: []}
        """);
  }

  private static void awaitEvents(Scenario scenario, String... reasons) {
    Awaitility.await("events")
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(
                    scenario
                        .client()
                        .v1()
                        .events()
                        .inNamespace(scenario.namespace())
                        .list()
                        .getItems())
                .filteredOn(event -> "Deployment".equals(event.getInvolvedObject().getKind()))
                .extracting(Event::getReason)
                .filteredOn(reason -> reason.startsWith("Gate"))
                .containsExactlyInAnyOrder(reasons));
  }
}
