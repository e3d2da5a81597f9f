package dev.sluice.app.observe;

import static dev.sluice.app.observe.Orders.REPORT;
import static dev.sluice.app.observe.Orders.ended;
import static dev.sluice.app.observe.Orders.job;
import static dev.sluice.app.observe.Orders.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.Versions;
import dev.sluice.core.reconcile.JobState;
import dev.sluice.core.run.Report;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a pod's termination message says of its run; the log is out of reach. */
class JobReportsTest {
  private static final KubernetesClient CLIENT =
      new KubernetesClientBuilder()
          .withConfig(new ConfigBuilder().withRequestRetryBackoffLimit(0).build())
          .build();
  private static final Instant SOON = Instant.parse("2026-01-01T00:00:01Z");
  private static final Instant LATER = Instant.parse("2026-01-01T00:02:00Z");
  private static final String ABRIDGED_PLAN =
      "{\"command\":\"PLAN\",\"outcome\":\"SUCCEEDED\",\"plan\":{\"hash\":\"sha256:"
          + "ab".repeat(32)
          + "\",\"targetVersion\":\"latest\",\"pending\":[],\"optionsDigest\":\"d\"},\"applied\":[],"
          + "\"retries\":0,\"millis\":7,\"abridged\":true}";
  private static final String ABRIDGED_VERSIONS =
      "\"versions\":{\"applied\":[],\"pending\":[],\"abridged\":true}";

  @AfterAll
  static void close() {
    CLIENT.close();
  }

  @Test
  void theTerminationMessageIsTheReport() {
    var state = state(SOON, ended("message: '" + REPORT + "'"));
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
  void aMessageThatIsNoReportIsLost() {
    assertThat(state(SOON, ended("reason: Error, message: 'panic'")))
        .isInstanceOf(JobState.Lost.class);
  }

  @Test
  void aCopyThatFailedIsTheSourcesFault() {
    var pod =
        pod(
            """
            {phase: Failed, initContainerStatuses: [{name: scripts, state: {terminated:
              {exitCode: 1, message: "no folder /migrations", finishedAt: "2026-01-01T00:00:01Z"}}}]}\
            """);
    assertThat(state(SOON, pod))
        .isInstanceOfSatisfying(
            JobState.Reported.class,
            reported -> {
              assertThat(reported.report().failure().reason()).isEqualTo(Reason.SourceInvalid);
              assertThat(reported.report().failure().message()).contains("no folder /migrations");
            });
  }

  @Test
  void aPlanThatWasLeftOutForItsLengthIsNoPlanWithNothingPending() {
    var ended = ended("message: '" + ABRIDGED_PLAN + "'");
    assertThat(state(SOON, ended))
        .isEqualTo(new JobState.Running("ended; its report is being read from its log"));
    assertThat(state(LATER, ended))
        .isInstanceOfSatisfying(
            JobState.Lost.class, lost -> assertThat(lost.message()).contains("could not be read"));
  }

  @Test
  void versionsThatWereLeftOutAreAwaitedForAWhile() {
    var message = REPORT.replace("\"applied\":[]", ABRIDGED_VERSIONS + ",\"applied\":[]");
    var ended = ended("message: '" + message + "'");
    assertThat(state(SOON, ended))
        .isEqualTo(new JobState.Running("ended; its report is being read from its log"));
    assertThat(state(LATER, ended))
        .isInstanceOfSatisfying(
            JobState.Reported.class,
            reported -> assertThat(reported.report().versions()).isEqualTo(Versions.ABRIDGED));
  }

  @Test
  void aFailureWithoutItsListsIsStillAReport() {
    var message = ABRIDGED_PLAN.replace("SUCCEEDED", "FAILED");
    assertThat(state(SOON, ended("message: '" + message + "'")))
        .isInstanceOf(JobState.Reported.class);
  }

  private static JobState state(Instant now, Pod pod) {
    return new Jobs(CLIENT, _ -> List.of()).fact(job(""), List.of(pod), now).state();
  }
}
