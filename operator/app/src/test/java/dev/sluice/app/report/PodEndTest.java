package dev.sluice.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.app.observe.Orders;
import dev.sluice.core.reconcile.JobFact;
import dev.sluice.core.reconcile.JobKind;
import dev.sluice.core.reconcile.JobState;
import dev.sluice.core.reconcile.RunKey;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** No API server is there: what is tried fails, and is to be tried again a minute later. */
class PodEndTest {
  private static final KubernetesClient CLIENT =
      new KubernetesClientBuilder()
          .withConfig(
              new ConfigBuilder()
                  .withMasterUrl("http://127.0.0.1:1")
                  .withRequestRetryBackoffLimit(0)
                  .build())
          .build();
  private static final Optional<Duration> TRIED = Optional.of(Duration.ofMinutes(1));
  private static final Instant ENDED = Instant.parse("2026-01-01T00:00:30Z");
  private static final Instant LATER = ENDED.plusSeconds(10);
  private static final JobState LOST = new JobState.Lost("killed", ENDED);
  private static final SchemaMigrationStatus RECORDED =
      Serialization.unmarshal(
          """
          history:
          - {kind: Apply, key: k, job: orders-k-1, attempt: 1, outcome: Interrupted,
             startedAt: "2026-01-01T00:00:00Z", finishedAt: "2026-01-01T00:00:30Z"}
          """,
          SchemaMigrationStatus.class);

  @AfterAll
  static void close() {
    CLIENT.close();
  }

  @Test
  void whatIsRecordedIsEnded() {
    assertThat(end(LOST, RECORDED, "u1", "j1", LATER)).isEqualTo(TRIED);
  }

  @Test
  void whatIsNotRecordedIsNot() {
    assertThat(end(LOST, SchemaMigrationStatus.EMPTY, "u1", "j1", LATER)).isEmpty();
    assertThat(end(new JobState.Running(null), RECORDED, "u1", "j1", LATER)).isEmpty();
  }

  @Test
  void itWaitsForAPodThatMayEndByItself() {
    assertThat(end(LOST, RECORDED, "u1", "j1", ENDED.plusSeconds(2)))
        .contains(Duration.ofSeconds(3));
  }

  @Test
  void podsAndJobsOfOthersAreLeftAlone() {
    assertThat(end(LOST, RECORDED, "another", "j1", LATER)).isEmpty();
    assertThat(end(LOST, RECORDED, "u1", "another", LATER)).isEmpty();
  }

  private static Optional<Duration> end(
      JobState state, SchemaMigrationStatus status, String owner, String podOwner, Instant now) {
    return new PodEnd(CLIENT)
        .end(
            Orders.DESIRED,
            List.of(fact(state)),
            status,
            List.of(job(owner)),
            List.of(pod(podOwner)),
            now);
  }

  private static JobFact fact(JobState state) {
    return new JobFact(
        "orders-k-1",
        JobKind.APPLY,
        new RunKey("k"),
        1,
        "jdbc:postgresql://db/orders",
        null,
        List.of(),
        Instant.parse("2026-01-01T00:00:00Z"),
        true,
        state);
  }

  private static Job job(String owner) {
    return Serialization.unmarshal(
        """
        apiVersion: batch/v1
        kind: Job
        metadata:
          {name: orders-k-1, namespace: shop, uid: j1,
           ownerReferences: [{kind: SchemaMigration, name: orders, uid: %s, controller: true}]}
        """
            .formatted(owner),
        Job.class);
  }

  private static Pod pod(String owner) {
    return Serialization.unmarshal(
        """
        apiVersion: v1
        kind: Pod
        metadata:
          {name: p, namespace: shop, uid: p1, resourceVersion: "7",
           ownerReferences: [{kind: Job, name: orders-k-1, uid: %s, controller: true}]}
        status:
          phase: Running
          containerStatuses:
          - {name: mesh-proxy, state: {running: {}}}
          - {name: runner, state: {terminated: {exitCode: 0, finishedAt: "2026-01-01T00:00:30Z"}}}
        """
            .formatted(owner),
        Pod.class);
  }
}
