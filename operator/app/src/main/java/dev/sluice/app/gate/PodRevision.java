package dev.sluice.app.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a pod of a StatefulSet is of a revision that its StatefulSet would make again. One that
 * is not, and waits, waits for ever: a StatefulSet replaces no pod that was never ready
 * (kubernetes/kubernetes#67250).
 */
public final class PodRevision {
  private static final String HASH = "controller-revision-hash";
  private static final String INDEX = "apps.kubernetes.io/pod-index";

  private PodRevision() {}

  /** The name of the StatefulSet that made the pod. */
  public static Optional<String> statefulSet(JsonNode pod) {
    return pod.path("metadata")
        .path("ownerReferences")
        .valueStream()
        .filter(owner -> owner.path("controller").asBoolean())
        .filter(owner -> owner.path("kind").asText().equals("StatefulSet"))
        .map(owner -> owner.path("name").asText())
        .findFirst();
  }

  /** By a StatefulSet that its controller has looked at as it stands, and that made this pod. */
  public static boolean isUnwanted(JsonNode pod, JsonNode statefulSet) {
    var status = statefulSet.path("status");
    var revision = label(pod, HASH);
    var isCurrent = revision.equals(status.path("currentRevision").asText());
    return SchedulingGate.holds(pod)
        && owns(statefulSet, pod)
        && isSeen(statefulSet)
        && !revision.isEmpty()
        && !status.path("updateRevision").asText().isEmpty()
        && !revision.equals(status.path("updateRevision").asText())
        && !(isCurrent && isKept(pod, statefulSet));
  }

  private static boolean owns(JsonNode statefulSet, JsonNode pod) {
    var uid = statefulSet.path("metadata").path("uid").asText();
    return pod.path("metadata")
        .path("ownerReferences")
        .valueStream()
        .anyMatch(owner -> owner.path("uid").asText().equals(uid));
  }

  private static boolean isSeen(JsonNode statefulSet) {
    return Objects.equals(
        statefulSet.path("status").path("observedGeneration"),
        statefulSet.path("metadata").path("generation"));
  }

  /** Below the partition, pods are made from the current revision. */
  private static boolean isKept(JsonNode pod, JsonNode statefulSet) {
    var strategy = statefulSet.path("spec").path("updateStrategy");
    return ordinal(pod) < strategy.path("rollingUpdate").path("partition").asInt();
  }

  private static int ordinal(JsonNode pod) {
    var name = pod.path("metadata").path("name").asText();
    var text = label(pod, INDEX).isEmpty() ? name.replaceAll(".*-", "") : label(pod, INDEX);
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }

  private static String label(JsonNode pod, String name) {
    return pod.path("metadata").path("labels").path(name).asText();
  }
}
