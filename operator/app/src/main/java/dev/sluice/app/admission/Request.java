package dev.sluice.app.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the API server asks about.
 *
 * @param group of the API, empty for the core's
 * @param user as it authenticated who sent the request
 * @param dryRun whether nothing comes of it
 * @param object as it is to be
 * @param old as it was; missing when the object is created
 */
public record Request(
    String uid,
    String group,
    String kind,
    String namespace,
    String user,
    List<String> groups,
    boolean dryRun,
    JsonNode object,
    JsonNode old) {

  /** Reads the request of an AdmissionReview; empty when it is none. */
  public static Optional<Request> of(JsonNode review) {
    var request = review.path("request");
    var user = request.path("userInfo");
    if (!request.path("uid").isTextual() || !user.path("username").isTextual()) {
      return Optional.empty();
    }
    return Optional.of(
        new Request(
            request.path("uid").asText(),
            request.path("kind").path("group").asText(),
            request.path("kind").path("kind").asText(),
            request.path("namespace").asText(),
            user.path("username").asText(),
            user.path("groups").valueStream().map(JsonNode::asText).toList(),
            request.path("dryRun").asBoolean(),
            request.path("object"),
            request.path("oldObject").isObject()
                ? request.path("oldObject")
                : MissingNode.getInstance()));
  }

  public boolean creates() {
    return old.isMissingNode();
  }

  /** Whether it makes its user the author: to hold runs or workloads back writes no SQL. */
  boolean changesSpec() {
    return !written(object).equals(written(old));
  }

  private static JsonNode written(JsonNode resource) {
    return resource.path("spec") instanceof ObjectNode spec
        ? spec.deepCopy().without(List.of("suspend", "gate"))
        : resource.path("spec");
  }

  static Map<String, String> annotations(JsonNode object) {
    var found = new HashMap<String, String>();
    object
        .path("metadata")
        .path("annotations")
        .properties()
        .forEach(entry -> found.put(entry.getKey(), entry.getValue().asText()));
    return found;
  }
}
