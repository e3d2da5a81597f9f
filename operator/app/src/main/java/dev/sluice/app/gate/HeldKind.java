package dev.sluice.app.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whatever can be held: workloads, and pods.
 *
 * @param workload empty for pods
 */
public record HeldKind(
    String name, String group, String version, String plural, Optional<GatedKind> workload) {
  public static final HeldKind POD = new HeldKind("Pod", "", "v1", "pods", Optional.empty());

  public static HeldKind of(GatedKind kind) {
    return new HeldKind(
        kind.name(), kind.group(), kind.version(), kind.plural(), Optional.of(kind));
  }

  public static List<HeldKind> all() {
    return Stream.concat(Arrays.stream(GatedKind.values()).map(HeldKind::of), Stream.of(POD))
        .toList();
  }

  Holding holding() {
    return workload.map(GatedKind::holding).orElseGet(SchedulingGate::new);
  }

  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** Where the API server has it. Told, since asking for it takes a request a kind. */
  public ResourceDefinitionContext context() {
    return new ResourceDefinitionContext.Builder()
        .withGroup(group)
        .withVersion(version)
        .withKind(name)
        .withPlural(plural)
        .withNamespaced(true)
        .build();
  }

  /** What an event about an object of it is about. */
  public ObjectReference reference(String namespace, JsonNode object) {
    var metadata = object.path("metadata");
    return new ObjectReferenceBuilder()
        .withApiVersion(apiVersion())
        .withKind(name)
        .withNamespace(namespace)
        .withName(metadata.path("name").asText())
        .withUid(metadata.path("uid").asText())
        .build();
  }
}
