package dev.sluice.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.Versions;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.JobState;
import dev.sluice.core.run.Report;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Facts from Jobs and pods as Kubernetes writes them; nothing here needs a server. */
class JobsTest {
  private static final KubernetesClient CLIENT =
      new KubernetesClientBuilder()
          .withConfig(new ConfigBuilder().withRequestRetryBackoffLimit(0).build())
          .build();
  private static final Instant SOON = Instant.parse("2026-01-01T00:00:01Z");
  private static final String ABRIDGED_PLAN =
      "{\"command\":\"PLAN\",\"outcome\":\"SUCCEEDED\",\"plan\":{\"hash\":\"sha256:"
          + "ab".repeat(32)
          + "\",\"targetVersion\":\"latest\",\"pending\":[],\"optionsDigest\":\"d\"},\"applied\":[],"
          + "\"retries\":0,\"millis\":7,\"abridged\":true}";
  private static final Desired DESIRED =
      Desires.of(
          Serialization.unmarshal(
              """
              apiVersion: sluice.dev/v1alpha1
              kind: SchemaMigration
              metadata: {name: orders, namespace: shop, uid: u1, generation: 1}
              spec:
                database: {url: "jdbc:postgresql://db/orders", credentials: {secretName: s}}
                source: {configMaps: [a]}
              """,
              SchemaMigration.class),
          Stream.empty());
  private static final String COMPLETE = "conditions: [{type: Complete, status: 'True'}]";
  private static final String ABRIDGED_VERSIONS =
      "\"versions\":{\"applied\":[],\"pending\":[],\"abridged\":true}";
  private static final String REPORT =
      "{\"command\":\"APPLY\",\"outcome\":\"SUCCEEDED\",\"applied\":[],\"retries\":0,\"millis\":7,"
          + "\"abridged\":false}";

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
  void theTerminationMessageIsTheReport() {
    var state = state(job(""), List.of(ended("message: '" + REPORT + "'")));
    assertThat(state)
        .isInstanceOfSatisfying(
            JobState.Reported.class,
            reported -> {
              assertThat(reported.report().outcome()).isEqualTo(Report.Outcome.SUCCEEDED);
              assertThat(reported.report().millis()).isEqualTo(7);
              assertThat(reported.at()).isEqualTo(Instant.parse("2026-01-01T00:00:01Z"));
            });
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
  void aMessageThatIsNoReportIsLost() {
    assertThat(state(job(""), List.of(ended("reason: Error, message: 'panic'"))))
        .isInstanceOf(JobState.Lost.class);
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
  void aCopyThatFailedIsTheSourcesFault() {
    var pod =
        pod(
            """
            {phase: Failed, initContainerStatuses: [{name: scripts, state: {terminated:
              {exitCode: 1, message: "no folder /migrations", finishedAt: "2026-01-01T00:00:01Z"}}}]}\
            """);
    assertThat(state(job(""), List.of(pod)))
        .isInstanceOfSatisfying(
            JobState.Reported.class,
            reported -> {
              assertThat(reported.report().failure().reason()).isEqualTo(Reason.SourceInvalid);
              assertThat(reported.report().failure().message()).contains("no folder /migrations");
            });
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
  void aPlanThatWasLeftOutForItsLengthIsNoPlanWithNothingPending() {
    var ended = ended("message: '" + ABRIDGED_PLAN + "'");
    assertThat(state(job(""), List.of(ended)))
        .isEqualTo(new JobState.Running("ended; its report is being read from its log"));
    var later = Instant.parse("2026-01-01T00:02:00Z");
    assertThat(new Jobs(CLIENT, _ -> List.of()).fact(job(""), List.of(ended), later).state())
        .isInstanceOfSatisfying(
            JobState.Lost.class, lost -> assertThat(lost.message()).contains("could not be read"));
  }

  @Test
  void versionsThatWereLeftOutAreAwaitedForAWhile() {
    var message = REPORT.replace("\"applied\":[]", ABRIDGED_VERSIONS + ",\"applied\":[]");
    var ended = ended("message: '" + message + "'");
    assertThat(state(job(""), List.of(ended)))
        .isEqualTo(new JobState.Running("ended; its report is being read from its log"));
    var later = Instant.parse("2026-01-01T00:02:00Z");
    assertThat(new Jobs(CLIENT, _ -> List.of()).fact(job(""), List.of(ended), later).state())
        .isInstanceOfSatisfying(
            JobState.Reported.class,
            reported -> assertThat(reported.report().versions()).isEqualTo(Versions.ABRIDGED));
  }

  @Test
  void aFailureWithoutItsListsIsStillAReport() {
    var message = ABRIDGED_PLAN.replace("SUCCEEDED", "FAILED");
    assertThat(state(job(""), List.of(ended("message: '" + message + "'"))))
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

  private static Job job(String status) {
    return Serialization.unmarshal(
        """
        apiVersion: batch/v1
        kind: Job
        metadata:
          {name: orders-k-1, namespace: shop, uid: j1, creationTimestamp: "2026-01-01T00:00:00Z",
           labels: {sluice.dev/kind: Apply, sluice.dev/key: k, sluice.dev/attempt: "1"}}
        spec: {}
        status: {%s}
        """
            .formatted(status),
        Job.class);
  }

  private static Pod pod(String status) {
    return Serialization.unmarshal(
        """
        apiVersion: v1
        kind: Pod
        metadata:
          {name: p, namespace: shop, creationTimestamp: "2026-01-01T00:00:00Z",
           ownerReferences: [{apiVersion: batch/v1, kind: Job, name: orders-k-1, uid: j1,
             controller: true}]}
        status: %s
        """
            .formatted(status),
        Pod.class);
  }

  private static Pod ended(String end) {
    return pod(
        """
        {phase: Failed, containerStatuses: [{name: runner, state: {terminated:
          {exitCode: 137, finishedAt: "2026-01-01T00:00:01Z", %s}}}]}\
        """
            .formatted(end));
  }
}
