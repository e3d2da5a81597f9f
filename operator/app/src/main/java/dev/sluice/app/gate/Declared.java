package dev.sluice.app.gate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.core.Json;

/** What manifests say of a field of the spec, where the API server has it written down. */
final class Declared {
  static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  private Declared() {}

  /** By server-side apply (managedFields), or by kubectl apply. */
  static boolean has(JsonNode object, String field) {
    return owns(object, field) || lastApplied(object).path("spec").has(field);
  }

  /** Whether a manifest wants it true; who patches it leaves no trace of that. */
  static boolean isTrue(JsonNode object, String field) {
    return object.path("spec").path(field).asBoolean()
        && (owns(object, field) || lastApplied(object).path("spec").path(field).asBoolean());
  }

  private static boolean owns(JsonNode object, String field) {
    return object
        .path("metadata")
        .path("managedFields")
        .valueStream()
        .filter(entry -> entry.path("operation").asText().equals("Apply"))
        .anyMatch(entry -> entry.path("fieldsV1").path("f:spec").has("f:" + field));
  }

  private static JsonNode lastApplied(JsonNode object) {
    return Json.read(Trees.annotation(object, LAST_APPLIED), JsonNode.class)
        .orElseGet(Trees::empty);
  }
}
