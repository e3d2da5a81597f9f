package dev.sluice.app.admission;

import dev.sluice.core.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The AdmissionReview that goes back: always yes, with what is to be written. */
record Answer(String apiVersion, String kind, Map<String, Object> response) {
  static Answer of(String uid, List<Patch> patches) {
    var response = new LinkedHashMap<String, Object>();
    response.put("uid", uid);
    response.put("allowed", true);
    if (!patches.isEmpty()) {
      var patch = Json.write(patches).getBytes(StandardCharsets.UTF_8);
      response.put("patchType", "JSONPatch");
      response.put("patch", Base64.getEncoder().encodeToString(patch));
    }
    return new Answer("admission.k8s.io/v1", "AdmissionReview", response);
  }
}
