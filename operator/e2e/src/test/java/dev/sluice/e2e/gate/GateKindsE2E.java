package dev.sluice.e2e.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.e2e.harness.HeldPods;
import dev.sluice.e2e.harness.InNamespace;
import dev.sluice.e2e.harness.Scenario;
import dev.sluice.e2e.harness.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind: new pods wait for their schema, what runs goes on. */
@InNamespace
class GateKindsE2E {
  private static final String ONE = "source: {inline: {V1__t.sql: create table t ()}}\n";
  private static final String TWO =
      "source: {inline: {V1__t.sql: create table t (), V2__u.sql: create table u ()}}\n";
  private static final String HELD = "suspend: true\n";

  @ParameterizedTest
  @ValueSource(strings = {"Deployment", "StatefulSet", "DaemonSet"})
  void oldPodsGoOnAndNewOnesComeWithTheSchema(String kind, Scenario scenario) {
    var pods = kind.equals("DaemonSet") ? 1 : 2;
    var api = new Workload(scenario, kind, "api");
    try (var seen = new HeldPods(scenario)) {
      scenario.migrate("m", ONE).awaitReady();
      api.apply("v1", "m@1");
      api.awaitRevision("v1", pods);
      api.apply("v2", "m@2");
      scenario.migrate("m", TWO + HELD).awaitPhase("Suspended");
      api.awaitHeld("waits for m@2: " + scenario.namespace() + "/m is Suspended");
      api.evict(api.pods().getFirst());
      api.awaitRevision("v1", pods);
      scenario.migrate("m", TWO).awaitReady();
      api.awaitRevision("v2", pods);
      api.awaitReleased();
      assertThat(seen.held()).doesNotContain("m@1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Deployment", "StatefulSet", "DaemonSet"})
  void firstInstallWaitsInWhateverOrderThingsAreApplied(String kind, Scenario scenario) {
    var api = new Workload(scenario, kind, "api").apply("v1", "m@1");
    api.awaitHeld("there is no SchemaMigration " + scenario.namespace() + "/m");
    try (var seen = new HeldPods(scenario)) {
      scenario.migrate("m", ONE + HELD).awaitPhase("Suspended");
      api.awaitHeld("is Suspended");
      assertThat(seen.ran()).isEmpty();
      scenario.migrate("m", ONE);
      api.awaitRevision("v1", kind.equals("DaemonSet") ? 1 : 2);
      assertThat(scenario.query("select to_regclass('t')")).containsExactly("t");
    }
  }

  @Test
  void jobRunsOnceItsSchemaIsThere(Scenario scenario) {
    var job = new Workload(scenario, "Job", "seed").apply("v1", "m@1");
    job.awaitHeld("there is no SchemaMigration");
    assertThat(job.pods()).isEmpty();
    scenario.migrate("m", ONE).awaitReady();
    job.awaitReleased();
    job.awaitPods("ended", pods -> pods.stream().anyMatch(this::ended));
  }

  private boolean ended(io.fabric8.kubernetes.api.model.Pod pod) {
    return "Succeeded".equals(pod.getStatus().getPhase());
  }

  @Test
  void cronJobKeepsItsOldScheduleUntilTheNewOneIsMet(Scenario scenario) {
    scenario.migrate("m", ONE).awaitReady();
    var nightly = new Workload(scenario, "CronJob", "nightly").apply("v1", "m@1");
    scenario.migrate("m", TWO + HELD).awaitPhase("Suspended");
    nightly.apply("v2", "m@2");
    nightly.awaitHeld("waits for m@2");
    assertThat(template(nightly)).isEqualTo("v1");
    assertThat(nightly.resource().require().<Boolean>get("spec", "suspend")).isFalse();
    scenario.migrate("m", TWO).awaitReady();
    nightly.awaitReleased();
    assertThat(template(nightly)).isEqualTo("v2");
  }

  private static String template(Workload cron) {
    return cron.resource()
        .require()
        .get("spec", "jobTemplate", "spec", "template", "metadata", "labels", "e2e/revision");
  }

  @Test
  void statefulSetThatIsTakenBackLeavesNoPodPending(Scenario scenario) {
    scenario.migrate("m", ONE).awaitReady();
    var store = new Workload(scenario, "StatefulSet", "store").apply("v2", "m@2");
    store.awaitPods("gated", pods -> pods.size() == 1);
    store.apply("v1", "m@1");
    store.awaitRevision("v1", 2);
  }
}
