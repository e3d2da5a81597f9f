package dev.sluice.app.admission;

import java.util.List;
import java.util.Map;

/** One operation of a JSON Patch (RFC 6902); adding what is there replaces it. */
record Patch(String op, String path, Object value) {
  private static final String ANNOTATIONS = "/metadata/annotations";

  static Patch add(String path, Object value) {
    return new Patch("add", path, value);
  }

  /** Adds annotations to an object that has some already, or none. */
  static List<Patch> annotate(boolean hasSome, Map<String, String> annotations) {
    if (annotations.isEmpty()) {
      return List.of();
    }
    return hasSome
        ? annotations.entrySet().stream()
            .map(entry -> add(ANNOTATIONS + "/" + escape(entry.getKey()), entry.getValue()))
            .toList()
        : List.of(add(ANNOTATIONS, annotations));
  }

  private static String escape(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }
}
