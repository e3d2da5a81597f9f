package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.e2e.harness.InNamespace;
import dev.sluice.e2e.harness.Migration;
import dev.sluice.e2e.harness.Scenario;
import org.junit.jupiter.api.Test;

/** Jobs that Kubernetes does not let start: the reason is told, and there is no second Job. */
@InNamespace
class PodTroubleE2E {
  private static final String SCRIPT = "source: {inline: {V1__t.sql: create table t ()}}\n";

  @Test
  void missingImageIsToldAndAnotherReferenceTakesTheJobBack(Scenario scenario) {
    var migration =
        scenario.migrate("m", "source: {image: {reference: 'localhost:1/nowhere:1'}}\n");
    var status = migration.awaitStalled("PodCannotStart");
    assertThat(Migration.message(status)).contains("localhost:1/nowhere:1", "Mend that");
    assertThat(migration.jobs()).hasSize(1);
    scenario.migrate("m", "source: {image: {reference: \"${scriptsImage}\"}}\n");
    assertThat(migration.awaitReady().applied().version()).isEqualTo("2");
    assertOnlyTheLastJobIsLeft(migration);
  }

  @Test
  void folderThatTheImageDoesNotHaveIsToldByTheCopyingContainer(Scenario scenario) {
    var migration =
        scenario.migrate(
            "m", "source: {image: {reference: \"${scriptsImage}\", path: /elsewhere}}\n");
    var status = migration.awaitStalled("SourceInvalid");
    assertThat(Migration.message(status))
        .contains("could not be copied", "/elsewhere", "Correct the image or its path");
    assertThat(migration.jobs()).hasSize(1);
  }

  @Test
  void podThatNoNodeTakesIsCuredByTheSpec(Scenario scenario) {
    var migration = scenario.migrate("m", SCRIPT + "run: {pod: {nodeSelector: {disk: of-gold}}}\n");
    var status = migration.awaitStalled("PodCannotStart");
    assertThat(Migration.message(status)).contains("cannot be scheduled", "node affinity/selector");
    assertThat(status.waitingOn()).isEqualTo("its pod to start");
    assertThat(migration.jobs()).hasSize(1);
    scenario.migrate("m", SCRIPT);
    migration.awaitReady();
    assertOnlyTheLastJobIsLeft(migration);
  }

  @Test
  void quotaThatRefusesThePodIsToldAndTheSameJobGoesOn(Scenario scenario) {
    quota(scenario, "{pods: '0'}");
    var migration = scenario.migrate("m", SCRIPT);
    assertThat(Migration.message(migration.awaitStalled("PodCannotStart")))
        .contains("FailedCreate", "exceeded quota: none", "Mend that");
    assertThat(migration.jobs()).hasSize(1);
    quota(scenario, "{pods: '9'}");
    migration.awaitReady();
    assertThat(migration.jobs()).hasSize(1);
  }

  @Test
  void quotaOnLimitsTakesAPodThatCopiesItsScripts(Scenario scenario) {
    quota(
        scenario, "{requests.cpu: '2', requests.memory: 2Gi, limits.cpu: '4', limits.memory: 4Gi}");
    var source = "source: {image: {reference: \"${scriptsImage}\"}}\n";
    var migration = scenario.migrate("m", source);
    assertThat(Migration.message(migration.awaitStalled("PodCannotStart")))
        .contains("must specify limits.cpu");
    var both = "{cpu: 100m, memory: 256Mi}";
    scenario.migrate(
        "m", source + "run: {pod: {resources: {requests: %s, limits: %<s}}}\n".formatted(both));
    migration.awaitReady();
    assertOnlyTheLastJobIsLeft(migration);
  }

  @Test
  void quotaThatRefusesTheJobIsToldAndTriedAgain(Scenario scenario) {
    quota(scenario, "{count/jobs.batch: '0'}");
    var migration = scenario.migrate("m", SCRIPT);
    var status = migration.awaitStalled("PodCannotStart");
    assertThat(status.phase()).isEqualTo("Pending");
    assertThat(Migration.message(status))
        .contains("Kubernetes refuses what a run needs", "exceeded quota: none", "tried again");
    assertThat(migration.jobs()).isEmpty();
    quota(scenario, "{count/jobs.batch: '9'}");
    migration.awaitReady();
    assertThat(migration.jobs()).hasSize(1);
  }

  @Test
  void missingServiceAccountIsTold(Scenario scenario) {
    var migration = scenario.migrate("m", SCRIPT + "run: {pod: {serviceAccountName: nobody}}\n");
    assertThat(Migration.message(migration.awaitStalled("PodCannotStart")))
        .contains("serviceaccount \"nobody\" not found");
    assertThat(migration.jobs()).hasSize(1);
  }

  private static void assertOnlyTheLastJobIsLeft(Migration migration) {
    SchemaMigrationStatus status = migration.status();
    assertThat(migration.jobs())
        .extracting(job -> job.getMetadata().getName())
        .containsExactly(status.run().job());
  }

  private static void quota(Scenario scenario, String hard) {
    scenario.applyYaml(
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata: {name: none}
        spec: {hard: %s}
        """
            .formatted(hard));
  }
}
