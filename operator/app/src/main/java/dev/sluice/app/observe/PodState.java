package dev.sluice.app.observe;

import dev.sluice.app.naming.Names;
import dev.sluice.core.reconcile.JobState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a pod's status tells; reason names as the kubelet writes them (Kubernetes 1.35). */
final class PodState {
  private static final Set<String> CANNOT_START =
      Set.of(
          "ErrImagePull",
          "ImagePullBackOff",
          "ErrImageNeverPull",
          "InvalidImageName",
          "ImageInspectError",
          "RegistryUnavailable",
          "SignatureValidationFailed",
          "CreateContainerConfigError",
          "CreateContainerError",
          "RunContainerError",
          "StartError");

  private static final Set<String> COPIES = Set.of(Names.TOOLS, Names.SCRIPTS);

  private PodState() {}

  /** Empty while the pod is on its way and nothing is known to be wrong. */
  static Optional<JobState> stuck(Pod pod) {
    return unschedulable(pod).or(() -> waiting(pod));
  }

  private static Optional<JobState> unschedulable(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .filter(condition -> condition.getType().equals("PodScheduled"))
        .filter(condition -> condition.getStatus().equals("False"))
        .findFirst()
        .map(condition ->
            new JobState.Stuck("its pod cannot be scheduled: " + condition.getMessage()));
  }

  private static Optional<JobState> waiting(Pod pod) {
    return containers(pod)
        .filter(container -> container.getState() != null)
        .filter(container -> container.getState().getWaiting() != null)
        .filter(container -> CANNOT_START.contains(container.getState().getWaiting().getReason()))
        .findFirst()
        .map(container -> {
          var waiting = container.getState().getWaiting();
          return new JobState.Stuck(
              "its pod cannot start: "
                  + waiting.getReason()
                  + (waiting.getMessage() == null ? "" : ": " + waiting.getMessage())
                  + ".");
        });
  }

  /** The runner's end; empty while it runs or has not started. */
  static Optional<ContainerStateTerminated> runnerEnd(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream()
        .filter(container -> container.getName().equals(Names.RUNNER))
        .filter(container -> container.getState() != null)
        .flatMap(container -> Stream.ofNullable(container.getState().getTerminated()))
        .findFirst();
  }

  /** There is something to read of its end. */
  static boolean hasEnded(Pod pod) {
    return runnerEnd(pod).isPresent() || copyEnd(pod).isPresent();
  }

  /** An init container of ours that could not copy the scripts out of their image. */
  static Optional<ContainerStatus> copyEnd(Pod pod) {
    return failedInit(pod).filter(container -> COPIES.contains(container.getName())).findFirst();
  }

  /**
   * An init container that admission put in front, and because of which the runner never starts.
   */
  static Optional<String> foreignFailure(Pod pod) {
    return failedInit(pod)
        .filter(container -> !COPIES.contains(container.getName()))
        .findFirst()
        .map(container ->
            "Init container "
                + container.getName()
                + " ended with exit code "
                + container.getState().getTerminated().getExitCode()
                + ".");
  }

  private static Stream<ContainerStatus> failedInit(Pod pod) {
    return pod.getStatus().getInitContainerStatuses().stream()
        .filter(container -> container.getState() != null)
        .filter(container -> container.getState().getTerminated() != null)
        .filter(container -> container.getState().getTerminated().getExitCode() != 0);
  }

  /** By the node's clock. Absent for a container that was ended before it started. */
  static Instant finishedAt(ContainerStateTerminated end, Instant now) {
    return end.getFinishedAt() == null ? now : Instant.parse(end.getFinishedAt());
  }

  /** When the runner started; empty while it has not. */
  static Optional<Instant> startedAt(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream()
        .filter(container -> container.getName().equals(Names.RUNNER))
        .filter(container -> container.getState() != null)
        .flatMap(container -> Stream.ofNullable(container.getState().getRunning()))
        .flatMap(running -> Stream.ofNullable(running.getStartedAt()))
        .map(Instant::parse)
        .findFirst();
  }

  static boolean running(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream()
        .anyMatch(container ->
            container.getName().equals(Names.RUNNER)
                && container.getState() != null
                && container.getState().getRunning() != null);
  }

  private static Stream<ContainerStatus> containers(Pod pod) {
    return Stream.concat(
        pod.getStatus().getInitContainerStatuses().stream(),
        pod.getStatus().getContainerStatuses().stream());
  }
}
