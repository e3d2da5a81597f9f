package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.e2e.harness.Books;
import dev.sluice.e2e.harness.InNamespace;
import dev.sluice.e2e.harness.Mesh;
import dev.sluice.e2e.harness.Migration;
import dev.sluice.e2e.harness.Scenario;
import dev.sluice.e2e.harness.TestCluster;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A container that admission puts beside the runner: the runner alone says how its run ended. */
@InNamespace
class SidecarE2E {
  private static final String PROXIED = "run: {pod: {labels: {e2e/mesh: proxied}}}\n";
  private static final String TWO =
      "source: {inline: {V1__t.sql: create table t (), V2__u.sql: create table u ()}}\n";
  private static Mesh mesh;

  @BeforeAll
  static void startMesh(TestCluster cluster) {
    mesh = Mesh.of(cluster, Mesh.ENDLESS);
  }

  @AfterAll
  static void stopMesh() {
    mesh.close();
  }

  @Test
  void neitherJobNorPodOutlivesARunThatSucceeded(Scenario scenario) {
    var migration = scenario.migrate("m", source("create table t ()") + PROXIED);
    migration.awaitReady();
    var pod = ended(migration);
    assertThat(runner(pod).getState().getTerminated().getExitCode()).isZero();
    assertThat(migration.status().run().outcome()).isEqualTo("Succeeded");
    scenario.migrate("m", TWO + PROXIED);
    migration.awaitVersion("2");
    ended(migration);
    assertThat(migration.jobs()).hasSize(2);
    var books = new Books(scenario);
    assertThat(books.history()).containsExactly("1|t", "2|t");
    assertThat(books.attempts()).containsExactly("1|SUCCEEDED", "1|SUCCEEDED");
  }

  @Test
  void aRunThatFailedStaysFailedForItsOwnReason(Scenario scenario) {
    var migration = scenario.migrate("m", source("select 1/0") + PROXIED);
    migration.awaitStalled("StatementFailed");
    ended(migration);
    assertThat(migration.awaitStalled("StatementFailed").history()).hasSize(1);
    assertThat(migration.jobs()).hasSize(1);
  }

  private static String source(String sql) {
    return "source: {inline: {V1__t.sql: " + sql + "}}\n";
  }

  /** The one pod of the newest Job, once the Job has finished; no other was made. */
  private static Pod ended(Migration migration) {
    assertThat(migration.pod().getSpec().getContainers()).hasSize(2);
    migration.jobsFinish().orTimeout(90, TimeUnit.SECONDS).join();
    assertThat(migration.pods(migration.jobs().getLast().getMetadata().getName())).hasSize(1);
    return migration.pod();
  }

  private static ContainerStatus runner(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream()
        .filter(container -> container.getName().equals("runner"))
        .findFirst()
        .orElseThrow();
  }
}
