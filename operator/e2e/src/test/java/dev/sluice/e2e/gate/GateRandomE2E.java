package dev.sluice.e2e.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.e2e.harness.HeldPods;
import dev.sluice.e2e.harness.OnCluster;
import dev.sluice.e2e.harness.Scenario;
import dev.sluice.e2e.harness.TestCluster;
import dev.sluice.e2e.harness.Workload;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * One commit changes schema and software; all of it is applied at once, in any order, in any
 * people's way, while the operator is killed. {@code -De2e.gate.runs=50} for more, {@code
 * -De2e.gate.seed=N} to begin with that one.
 */
@OnCluster
class GateRandomE2E {
  private static final int RUNS = Integer.getInteger("e2e.gate.runs", 3);
  private static final int FIRST = Integer.getInteger("e2e.gate.seed", 1);
  private static final List<String> KINDS = List.of("Deployment", "StatefulSet", "DaemonSet");

  @TestFactory
  List<DynamicTest> newPodsComeAfterTheirSchemaEveryTime(TestCluster cluster) {
    var tests = new ArrayList<DynamicTest>();
    for (int seed = FIRST; seed < FIRST + RUNS; seed++) {
      var chance = new Random(seed);
      var name = "gate-random-" + seed;
      tests.add(
          DynamicTest.dynamicTest(
              "seed " + seed,
              () ->
                  cluster.within(
                      name,
                      scenario -> {
                        new Run(scenario, chance).go();
                        return name;
                      })));
    }
    return tests;
  }

  /** One of them. */
  private record Run(Scenario scenario, Random chance) {
    private static final String SCRIPT = "create table t ()";

    void go() {
      var kind = KINDS.get(chance.nextInt(KINDS.size()));
      var pods = kind.equals("DaemonSet") ? 1 : 2;
      var api = new Workload(scenario, kind, "api");
      var isUpdate = chance.nextBoolean();
      if (isUpdate) {
        scenario.scripts("scripts", java.util.Map.of("V1__t.sql", SCRIPT));
        scenario.migrate("m", "source: {configMaps: [scripts]}\n").awaitReady();
        api.apply("v1", "m@1");
        api.awaitRevision("v1", pods);
      }
      try (var seen = new HeldPods(scenario)) {
        var killer = kills();
        commit(api);
        api.awaitRevision("v2", pods);
        killer.join();
        cameAfterTheirSchema(api);
        assertThat(seen.held()).doesNotContain("m@1");
      }
    }

    /** In this order or that, again and again until the API server has taken it, as GitOps does. */
    private void commit(Workload api) {
      var parts = new ArrayList<Runnable>();
      parts.add(() ->
          scenario.scripts(
              "scripts", java.util.Map.of("V1__t.sql", SCRIPT, "V2__u.sql", "create table u ()")));
      parts.add(() -> scenario.migrate("m", "source: {configMaps: [scripts]}\n"));
      parts.add(() -> api.apply("v2", "m@2"));
      Collections.shuffle(parts, chance);
      parts.forEach(Run::untilTaken);
    }

    private static void untilTaken(Runnable part) {
      Awaitility.await("the API server takes it")
          .atMost(Duration.ofMinutes(2))
          .ignoreExceptionsInstanceOf(KubernetesClientException.class)
          .until(() -> {
            part.run();
            return true;
          });
    }

    private CompletableFuture<Void> kills() {
      var count = chance.nextInt(3);
      var waits = chance.ints(count, 0, 4000).toArray();
      return CompletableFuture.runAsync(() -> {
        for (var wait : waits) {
          Awaitility.await().pollDelay(Duration.ofMillis(wait)).until(() -> true);
          scenario.cluster().operator().kill();
        }
      });
    }

    private void cameAfterTheirSchema(Workload api) {
      var applied =
          Instant.parse(
              scenario
                  .query(
                      "select to_char(max(installed_on at time zone current_setting('TimeZone') at"
                          + " time zone 'UTC'), 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') from"
                          + " flyway_schema_history where version = '2'")
                  .getFirst());
      assertThat(api.pods().stream().map(Run::started))
          .allSatisfy(started -> assertThat(started).isAfterOrEqualTo(applied));
    }

    /** When its container began to run, in whole seconds. */
    private static Instant started(Pod pod) {
      return Instant.parse(
          pod.getStatus().getContainerStatuses().getFirst().getState().getRunning().getStartedAt());
    }
  }
}
