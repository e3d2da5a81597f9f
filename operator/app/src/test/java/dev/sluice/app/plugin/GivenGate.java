package dev.sluice.app.plugin;

import dev.sluice.core.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Objects that are held, as the API server has them. */
final class GivenGate {
  static final String API = "/apis/apps/v1/namespaces/shop/deployments/api";
  static final String BECAUSE = "waits for orders@2: shop/orders is Planning";

  private GivenGate() {}

  static String kind(String group, String plural) {
    return (group.isEmpty() ? "/api/v1/" : "/apis/" + group + "/") + plural;
  }

  static String list(String... objects) {
    return "{\"kind\":\"List\",\"metadata\":{},\"items\":[" + String.join(",", objects) + "]}";
  }

  static String deployment(boolean held, Map<String, String> template, String lastReason) {
    return object("Deployment", "api", held, "{}", lastReason, Map.of(), List.of())
        .replace("\"spec\":{}", "\"spec\":{\"template\":" + template(template) + "}");
  }

  /** Its old template requires nothing; the one that waits does. */
  static String cronJob() {
    var wanted =
        "{\"wanted\":{\"spec\":{\"template\":"
            + template(Map.of("sluice.dev/requires", "orders@1,orders@2"))
            + "}}}";
    return object("CronJob", "nightly", true, wanted, "", Map.of(), List.of());
  }

  static String statefulSet() {
    return object("StatefulSet", "db", true, "{}", "", Map.of(), List.of());
  }

  static String podOf(String ownerKind, String owner, Map<String, String> labels, String name) {
    var reference =
        Map.<String, Object>of(
            "apiVersion", "v1", "kind", ownerKind, "name", owner, "uid", "u", "controller", true);
    return object("Pod", name, true, "{}", "", labels, List.of(reference));
  }

  static String pod(String name) {
    return object("Pod", name, true, "{}", "", Map.of(), List.of());
  }

  static String migration(String phase) {
    return """
    {"apiVersion":"sluice.dev/v1alpha1","kind":"SchemaMigration",
     "metadata":{"name":"orders","namespace":"shop"},"spec":{},"status":{"phase":"%s"}}
    """
        .formatted(phase);
  }

  static String state(String... applied) {
    return """
    {"apiVersion":"sluice.dev/v1alpha1","kind":"SchemaState",
     "metadata":{"name":"orders","namespace":"shop"},"spec":{"applied":%s,"pending":["2"]}}
    """
        .formatted(Json.write(List.of(applied)));
  }

  private static String template(Map<String, String> annotations) {
    return Json.write(Map.of("metadata", Map.of("annotations", annotations)));
  }

  private static String object(
      String kind,
      String name,
      boolean held,
      String before,
      String lastReason,
      Map<String, String> labels,
      List<Map<String, Object>> owners) {
    var marks =
        Map.of(
            "sluice.dev/awaits",
            "orders@2",
            "sluice.dev/held-since",
            "2026-11-25T19:36:00Z",
            "sluice.dev/held-because",
            BECAUSE,
            "sluice.dev/held-before",
            before);
    var annotations = new HashMap<>(held ? marks : Map.of());
    if (!lastReason.isEmpty()) {
      annotations.put("sluice.dev/release", lastReason);
    }
    var all = new HashMap<>(labels);
    if (held) {
      all.put("sluice.dev/held", "true");
    }
    return Json.write(
        Map.of(
            "kind",
            kind,
            "metadata",
            Map.of(
                "name",
                name,
                "namespace",
                "shop",
                "resourceVersion",
                "7",
                "labels",
                all,
                "annotations",
                annotations,
                "ownerReferences",
                owners),
            "spec",
            Map.of()));
  }
}
