package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.e2e.harness.InNamespace;
import dev.sluice.e2e.harness.Scenario;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * The resource goes during its run: the run ends cleanly, and the database is free for the next.
 */
@InNamespace
class DeletionE2E {
  @Test
  void resourceDeletedDuringItsRun(Scenario scenario) {
    var run = HeldRun.at("inside", scenario);
    run.boats().delete();
    endsCleanly(run);
    Awaitility.await("its Jobs to go")
        .atMost(Duration.ofSeconds(60))
        .until(() -> jobs(scenario).isEmpty());
  }

  @Test
  void namespaceDeletedDuringARun(Scenario scenario) {
    var run = HeldRun.at("inside", scenario);
    var namespace = scenario.client().namespaces().withName(scenario.namespace());
    namespace.delete();
    endsCleanly(run);
    namespace.waitUntilCondition(Objects::isNull, 90, TimeUnit.SECONDS);
  }

  @Test
  void resourceMadeAnewDuringTheRunOfTheOldOne(Scenario scenario) {
    var run = HeldRun.at("inside", scenario);
    run.boats().delete();
    scenario.apply("held");
    run.doors().awaitRunAt("inside", run.boats().session(1));
    run.doors().open("inside");
    run.readyOnce(1);
    assertThat(run.books().attempts()).containsExactly("1|INTERRUPTED", "1|SUCCEEDED");
  }

  @Test
  void resourceMadeAnewWhileAnOrphanOfTheOldOneWorksOn(Scenario scenario) {
    var run = HeldRun.at("inside", scenario);
    var orphan = run.boats().session(1);
    run.boats().resource().withPropagationPolicy(DeletionPropagation.ORPHAN).delete();
    run.boats().resource().waitUntilCondition(Objects::isNull, 60, TimeUnit.SECONDS);
    scenario.apply("held");
    run.boats()
        .await(
            "waiting for the old run",
            status -> status.run() != null && String.valueOf(status.run().step()).contains(orphan));
    run.doors().open("inside");
    run.readyOnce(1);
    assertThat(run.appliedLast()).isZero();
    assertThat(run.books().attempts()).containsExactly("1|SUCCEEDED", "1|SUCCEEDED");
  }

  private static void endsCleanly(HeldRun run) {
    run.awaitLedger("1|INTERRUPTED");
    Awaitility.await("the run lock to be free")
        .atMost(Duration.ofSeconds(10))
        .until(() -> run.books().sessions().isEmpty());
    assertThat(run.doors().ran()).containsExactly("V1");
    assertThat(run.books().history()).containsExactly("1|t");
    assertThat(run.scenario().query("select to_regclass('berths')")).containsExactly("null");
  }

  private static List<Job> jobs(Scenario scenario) {
    return scenario
        .client()
        .batch()
        .v1()
        .jobs()
        .inNamespace(scenario.namespace())
        .list()
        .getItems();
  }
}
