package dev.sluice.app.admission;

import dev.sluice.core.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is said to a request. */
public sealed interface Answer {
  /**
   * Yes.
   *
   * @param patch operations of a JSON Patch (RFC 6902), each written as JSON is; may be none
   * @param warnings shown to who sent it
   */
  record Allowed(List<?> patch, List<String> warnings) implements Answer {
    public Allowed {
      patch = List.copyOf(patch);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * No.
   *
   * @param reason one of few words, for counting
   * @param message with the cure
   */
  record Denied(String reason, String message) implements Answer {}

  static Answer allowed(List<?> patch) {
    return new Allowed(patch, List.of());
  }

  /** The AdmissionReview that goes back. */
  default String review(String uid) {
    var response = new LinkedHashMap<String, Object>();
    response.put("uid", uid);
    switch (this) {
      case Allowed(List<?> patch, List<String> warnings) -> {
        response.put("allowed", true);
        if (!patch.isEmpty()) {
          var json = Json.write(patch).getBytes(StandardCharsets.UTF_8);
          response.put("patchType", "JSONPatch");
          response.put("patch", Base64.getEncoder().encodeToString(json));
        }
        if (!warnings.isEmpty()) {
          response.put("warnings", warnings);
        }
      }
      case Denied(_, String message) -> {
        response.put("allowed", false);
        response.put("status", Map.of("code", 403, "reason", "Forbidden", "message", message));
      }
    }
    return Json.write(
        Map.of(
            "apiVersion", "admission.k8s.io/v1", "kind", "AdmissionReview", "response", response));
  }
}
