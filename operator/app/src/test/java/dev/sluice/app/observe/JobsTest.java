package dev.sluice.app.observe;

import static dev.sluice.app.observe.Orders.DESIRED;
import static dev.sluice.app.observe.Orders.REPORT;
import static dev.sluice.app.observe.Orders.ended;
import static dev.sluice.app.observe.Orders.job;
import static dev.sluice.app.observe.Orders.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.reconcile.JobState;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Facts from Jobs and pods as Kubernetes writes them; nothing here needs a server. */
class JobsTest {
  private static final KubernetesClient CLIENT =
      new KubernetesClientBuilder()
          .withConfig(new ConfigBuilder().withRequestRetryBackoffLimit(0).build())
          .build();
  private static final Instant SOON = Instant.parse("2026-01-01T00:00:01Z");
  private static final String COMPLETE = "conditions: [{type: Complete, status: 'True'}]";

  @AfterAll
  static void close() {
    CLIENT.close();
  }

  @Test
  void aJobWithoutAPodIsStarting() {
    assertThat(state(job(""), List.of())).isEqualTo(new JobState.Starting());
  }

  @Test
  void aPodOnItsWayIsStarting() {
    assertThat(state(job(""), List.of(pod("{phase: Pending}")))).isEqualTo(new JobState.Starting());
  }

  @Test
  void anImageThatIsNotThereIsToldInTheKubeletsWords() {
    var pod =
        pod(
            """
            {phase: Pending, containerStatuses: [{name: runner, state: {waiting:
              {reason: ErrImagePull, message: "not found: registry/x"}}}]}\
            """);
    assertThat(state(job(""), List.of(pod)))
        .isEqualTo(
            new JobState.Stuck("its pod cannot start: ErrImagePull: not found: registry/x."));
  }

  @Test
  void aMissingSecretIsToldInTheKubeletsWords() {
    var pod =
        pod(
            """
            {phase: Pending, containerStatuses: [{name: runner, state: {waiting:
              {reason: CreateContainerConfigError, message: 'secret "s" not found'}}}]}\
            """);
    assertThat(state(job(""), List.of(pod)))
        .isEqualTo(
            new JobState.Stuck(
                "its pod cannot start: CreateContainerConfigError: secret \"s\" not found."));
  }

  @Test
  void aPodThatFitsOnNoNodeIsToldInTheSchedulersWords() {
    var pod =
        pod(
            """
            {phase: Pending, conditions: [{type: PodScheduled, status: "False",
              reason: Unschedulable, message: 0/1 nodes are available}]}\
            """);
    assertThat(state(job(""), List.of(pod)))
        .isEqualTo(new JobState.Stuck("its pod cannot be scheduled: 0/1 nodes are available"));
  }

  @Test
  void anEndWithoutAReportIsLostAndSaysWhy() {
    assertThat(state(job(""), List.of(ended("reason: Error"))))
        .isEqualTo(
            new JobState.Lost(
                "The runner ended without a report: Error, exit code 137.",
                Instant.parse("2026-01-01T00:00:01Z")));
  }

  @Test
  void aFailedJobWhosePodIsGoneIsLost() {
    var job =
        job(
            """
            conditions: [{type: Failed, status: "True", reason: BackoffLimitExceeded,
              lastTransitionTime: "2026-01-01T00:00:05Z"}]\
            """);
    assertThat(state(job, List.of()))
        .isEqualTo(
            new JobState.Lost(
                "The Job's pod is gone without a report (BackoffLimitExceeded).",
                Instant.parse("2026-01-01T00:00:05Z")));
  }

  @Test
  void anInitContainerOfAnotherMakerIsNotTheSourcesFault() {
    var failed =
        "{phase: Failed, initContainerStatuses: [{name: mesh-init, state: {terminated:"
            + " {exitCode: 5}}}]}";
    var job = job("conditions: [{type: Failed, status: 'True', reason: BackoffLimitExceeded}]");
    assertThat(state(job, List.of(pod(failed))))
        .isEqualTo(
            new JobState.Lost(
                "Init container mesh-init ended with exit code 5. The runner did not start"
                    + " (BackoffLimitExceeded).",
                SOON));
  }

  @Test
  void aSidecarThatDiesWhileTheRunnerRunsChangesNothing() {
    var pod =
        pod(
            """
            {phase: Running, containerStatuses: [
              {name: mesh-proxy, state: {terminated: {exitCode: 137, reason: OOMKilled}}},
              {name: runner, state: {running: {startedAt: "2026-01-01T00:00:02Z"}}}],
             initContainerStatuses: [{name: native, state: {terminated: {exitCode: 137}}}]}\
            """);
    assertThat(state(job(""), List.of(pod))).isInstanceOf(JobState.Running.class);
  }

  @Test
  void aPodOfAnotherJobIsNotOurs() {
    var other = ended("message: '" + REPORT + "'");
    other.getMetadata().getOwnerReferences().getFirst().setUid("another");
    assertThat(state(job(""), List.of(other))).isEqualTo(new JobState.Starting());
  }

  @Test
  void aJobThatEndedBeforeItsPodDidInTheCacheIsAskedFor() {
    var live = ended("message: '" + REPORT + "'");
    var jobs = new Jobs(CLIENT, _ -> List.of(live));
    assertThat(jobs.fact(job(COMPLETE), List.of(pod("{phase: Running}")), SOON).state())
        .isInstanceOf(JobState.Reported.class);
    assertThat(jobs.fact(job(COMPLETE), List.of(), SOON).state())
        .isInstanceOf(JobState.Reported.class);
  }

  @Test
  void aRunnerIsToEndAnHourAfterItsDeadlineByTheLatest() {
    var running =
        pod(
            """
            {phase: Running, containerStatuses: [{name: runner, state: {running:
              {startedAt: "2026-01-01T00:00:02Z"}}}]}\
            """);
    var job = job("");
    job.getMetadata().setAnnotations(Map.of("sluice.dev/deadline", "600"));
    assertThat(state(job, List.of(running)))
        .isEqualTo(new JobState.Running(null, Instant.parse("2026-01-01T01:10:02Z")));
  }

  @Test
  void aJobWithOurLabelsThatSomebodyElseMadeIsNotOurs() {
    var foreign = job("");
    assertThat(Jobs.isOf(DESIRED, foreign)).isFalse();
    foreign.getMetadata().setOwnerReferences(List.of(owner("u1")));
    assertThat(Jobs.isOf(DESIRED, foreign)).isTrue();
    foreign.getMetadata().setOwnerReferences(List.of(owner("u2")));
    assertThat(Jobs.isOf(DESIRED, foreign)).isFalse();
    foreign.getMetadata().setOwnerReferences(List.of(owner("u1")));
    foreign.getMetadata().getLabels().put("sluice.dev/attempt", "x");
    assertThat(Jobs.isOf(DESIRED, foreign)).isFalse();
  }

  private static OwnerReference owner(String uid) {
    return new OwnerReferenceBuilder().withUid(uid).withController(true).build();
  }

  @Test
  void anEndWithoutATimeIsOfNow() {
    assertThat(state(job(COMPLETE), List.of()))
        .isInstanceOfSatisfying(JobState.Lost.class, lost -> assertThat(lost.at()).isEqualTo(SOON));
  }

  private static JobState state(Job job, List<Pod> pods) {
    return new Jobs(CLIENT, _ -> List.of()).fact(job, pods, SOON).state();
  }
}
