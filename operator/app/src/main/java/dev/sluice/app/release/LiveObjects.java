package dev.sluice.app.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.app.gate.HeldKind;
import dev.sluice.core.Json;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.zjsonpatch.JsonDiff;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;

/** Objects as the API server has them, with all their fields. */
final class LiveObjects {
  private final KubernetesClient client;

  LiveObjects(KubernetesClient client) {
    this.client = client;
  }

  /** The last there is. */
  Optional<ObjectNode> read(HeldKind kind, String namespace, String name) {
    return read(path(kind, namespace, name));
  }

  /**
   * At least as new as that version: the API server has it in memory, and asks no storage. What is
   * older than the last there is cannot be written over.
   */
  Optional<ObjectNode> read(HeldKind kind, ObjectMeta seen) {
    var path = path(kind, seen.getNamespace(), seen.getName());
    return read(path + "?resourceVersion=" + seen.getResourceVersion());
  }

  private static String path(HeldKind kind, String namespace, String name) {
    var root = kind.group().isEmpty() ? "/api/" : "/apis/";
    return "%s%s/namespaces/%s/%s/%s"
        .formatted(root, kind.apiVersion(), namespace, kind.plural(), name);
  }

  private Optional<ObjectNode> read(String path) {
    return Optional.ofNullable(client.raw(path)).flatMap(text -> Json.read(text, ObjectNode.class));
  }

  List<JsonNode> budgets(String namespace) {
    return read(
            "/apis/policy/v1/namespaces/%s/poddisruptionbudgets?resourceVersion=0"
                .formatted(namespace))
        .stream()
        .flatMap(list -> list.path("items").valueStream())
        .toList();
  }

  /** False when it was changed since it was read, or is gone: then nothing was written. */
  boolean write(HeldKind kind, JsonNode read, JsonNode patched) {
    var patch = (ArrayNode) JsonDiff.asJson(read, patched);
    patch
        .addObject()
        .put("op", "replace")
        .put("path", "/metadata/resourceVersion")
        .put("value", version(read));
    return isDone(() ->
        client
            .genericKubernetesResources(kind.context())
            .inNamespace(read.path("metadata").path("namespace").asText())
            .withName(read.path("metadata").path("name").asText())
            .patch(PatchContext.of(PatchType.JSON), patch.toString()));
  }

  /** False when it was changed since it was read, or is gone: then it was not deleted. */
  boolean delete(HeldKind kind, JsonNode read) {
    return isDone(() ->
        client
            .genericKubernetesResources(kind.context())
            .inNamespace(read.path("metadata").path("namespace").asText())
            .withName(read.path("metadata").path("name").asText())
            .lockResourceVersion(version(read))
            .delete());
  }

  private static boolean isDone(Runnable request) {
    try {
      request.run();
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT
          || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  private static String version(JsonNode object) {
    return object.path("metadata").path("resourceVersion").asText();
  }
}
