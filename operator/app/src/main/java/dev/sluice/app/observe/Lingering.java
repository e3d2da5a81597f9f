package dev.sluice.app.observe;

import dev.sluice.app.naming.Names;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Pods of ours in which another container goes on after the runner has ended: one that an admission
 * webhook put there, such as a proxy of a service mesh. A native sidecar (an init container that
 * restarts) is ended by the kubelet and is none of these.
 */
public final class Lingering {
  /** For those that end by themselves once the runner has ended. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private static final Set<String> OVER = Set.of("Succeeded", "Failed");

  private Lingering() {}

  /** When to end it; empty for a pod that does not linger. */
  public static Optional<Instant> endAt(Pod pod, Instant now) {
    return PodState.runnerEnd(pod)
        .filter(_ -> pod.getMetadata().getDeletionTimestamp() == null)
        .filter(_ -> !OVER.contains(pod.getStatus().getPhase()))
        .filter(_ -> pod.getStatus().getContainerStatuses().stream().anyMatch(Lingering::goesOn))
        .map(end -> PodState.finishedAt(end, now).plus(GRACE));
  }

  private static boolean goesOn(ContainerStatus container) {
    return !container.getName().equals(Names.RUNNER)
        && (container.getState() == null || container.getState().getTerminated() == null);
  }
}
