package dev.sluice.app.plugin.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.app.gate.GatedKind;
import dev.sluice.app.gate.HeldKind;
import dev.sluice.core.Json;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The workloads of a namespace, one by one. */
public final class Workloads {
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  private final KubernetesClient client;
  private final String namespace;

  public Workloads(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /**
   * The one of that name; of several the one that is held.
   *
   * @param kind empty when the user named none
   */
  public Workload find(Optional<GatedKind> kind, String name) {
    var found = kind.map(one -> get(one, name).stream()).orElseGet(() -> named(name)).toList();
    if (found.isEmpty()) {
      throw new NotThereException(
          "there is no "
              + kind.map(GatedKind::name).orElse("workload")
              + " "
              + namespace
              + "/"
              + name);
    }
    var held = found.stream().filter(one -> one.marks().isPresent()).toList();
    return only(held.size() == 1 ? held : found);
  }

  private static Workload only(List<Workload> found) {
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          "which one? "
              + found.stream().map(Workload::path).collect(Collectors.joining(", "))
              + ": write it with its kind");
    }
    return found.getFirst();
  }

  /** Kinds that may not be read are passed over. */
  private Stream<Workload> named(String name) {
    return Arrays.stream(GatedKind.values())
        .flatMap(kind -> {
          try {
            return get(kind, name).stream();
          } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
              return Stream.of();
            }
            throw e;
          }
        });
  }

  private Optional<Workload> get(GatedKind kind, String name) {
    return Optional.ofNullable(at(kind, name).get()).map(object -> read(kind, object));
  }

  /** Asks to let exactly this one through; returns what came of it. */
  public Workload release(Workload workload, String reason) {
    var metadata =
        Map.of(
            "resourceVersion",
            workload.object().path("metadata").path("resourceVersion").asText(),
            "annotations",
            Map.of(Workload.RELEASE, reason));
    var patch = Json.write(Map.of("metadata", metadata));
    return read(workload.kind(), at(workload.kind(), workload.name()).patch(MERGE, patch));
  }

  private Resource<GenericKubernetesResource> at(GatedKind kind, String name) {
    return client
        .genericKubernetesResources(HeldKind.of(kind).context())
        .inNamespace(namespace)
        .withName(name);
  }

  private Workload read(GatedKind kind, GenericKubernetesResource object) {
    return new Workload(
        kind, client.getKubernetesSerialization().convertValue(object, JsonNode.class));
  }
}
