package dev.sluice.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LingeringTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:01:00Z");
  private static final String RUNNER = "{name: runner, state: {terminated: {exitCode: 0";
  private static final String ENDED = RUNNER + ", finishedAt: '2026-01-01T00:00:30Z'}}}";

  @ParameterizedTest(name = "{0}, beside: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Running   | {running: {}}                          | true
          Pending   | {waiting: {reason: ImagePullBackOff}}  | true
          Running   | {terminated: {exitCode: 137}}          | false
          Succeeded | {running: {}}                          | false
          Failed    | {running: {}}                          | false
          """)
  void aContainerThatGoesOnAfterTheRunnerIsEnded(String phase, String beside, boolean ends) {
    var pod = pod(phase, ENDED, "{name: mesh-proxy, state: " + beside + "}");
    assertThat(Lingering.endAt(pod, NOW).isPresent()).isEqualTo(ends);
  }

  @Test
  void itHasFiveSecondsToEndByItself() {
    var pod = pod("Running", "{name: mesh-proxy, state: {running: {}}}", ENDED);
    assertThat(Lingering.endAt(pod, NOW)).contains(Instant.parse("2026-01-01T00:00:35Z"));
  }

  @Test
  void aRunnerThatRunsIsLeftAlone() {
    var proxy = "{name: mesh-proxy, state: {running: {}}}";
    assertThat(Lingering.endAt(pod("Running", "{name: runner, state: {running: {}}}", proxy), NOW))
        .isEmpty();
    assertThat(Lingering.endAt(pod("Pending", proxy, proxy), NOW)).isEmpty();
  }

  @Test
  void aPodThatIsBeingDeletedIsLeftAlone() {
    var pod = pod("Running", ENDED, "{name: mesh-proxy, state: {running: {}}}");
    pod.getMetadata().setDeletionTimestamp("2026-01-01T00:00:40Z");
    assertThat(Lingering.endAt(pod, NOW)).isEmpty();
  }

  private static Pod pod(String phase, String one, String other) {
    return Serialization.unmarshal(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: p, namespace: shop}
        status: {phase: %s, containerStatuses: [%s, %s]}
        """
            .formatted(phase, one, other),
        Pod.class);
  }
}
