package dev.sluice.e2e.harness;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A pod whose processes are killed and come back in the same pod. */
final class Restart {
  private Restart() {}

  static void of(Node node, PodResource pod) {
    var before = Objects.requireNonNull(pod.get(), "no such pod");
    node.kill(before);
    pod.waitUntilCondition(
        now ->
            now != null && restarts(now) > restarts(before) && Readiness.getInstance().isReady(now),
        120,
        TimeUnit.SECONDS);
  }

  private static int restarts(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream()
        .mapToInt(ContainerStatus::getRestartCount)
        .sum();
  }
}
