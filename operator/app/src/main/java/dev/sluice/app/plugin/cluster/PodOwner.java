package dev.sluice.app.plugin.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Which workload a pod is of, by what its controller wrote into it. */
final class PodOwner {
  private PodOwner() {}

  /** As people write it: {@code Deployment/api}; the pod itself when nobody made it. */
  static String of(JsonNode pod) {
    return pod.path("metadata")
        .path("ownerReferences")
        .valueStream()
        .filter(owner -> owner.path("controller").asBoolean())
        .findFirst()
        .map(owner -> workload(owner, pod))
        .orElseGet(() -> "Pod/" + pod.path("metadata").path("name").asText());
  }

  /** A ReplicaSet is named as the workload that made it, with the template's hash behind. */
  private static String workload(JsonNode owner, JsonNode pod) {
    var kind = owner.path("kind").asText();
    var name = owner.path("name").asText();
    return kind.equals("ReplicaSet")
        ? maker("Rollout", "rollouts-pod-template-hash", name, pod)
            .or(() -> maker("Deployment", "pod-template-hash", name, pod))
            .orElse(kind + "/" + name)
        : kind + "/" + name;
  }

  private static Optional<String> maker(
      String kind, String label, String replicaSet, JsonNode pod) {
    var end = "-" + pod.path("metadata").path("labels").path(label).asText();
    return end.length() > 1 && replicaSet.endsWith(end)
        ? Optional.of(kind + "/" + replicaSet.substring(0, replicaSet.length() - end.length()))
        : Optional.empty();
  }
}
