package dev.sluice.app.plugin.cluster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.sluice.core.Json;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a plan was made of and what came of it, as it is written down.
 *
 * @param files name to bytes, all of the source
 * @param placeholders values that the scripts are given
 */
record Frozen(
    Optional<FrozenPlan> plan, Map<String, byte[]> files, Map<String, String> placeholders) {
  private static final String PLAN = "plan.json";
  private static final String REQUEST = ".request.json";

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Request(Map<String, String> placeholders) {
    Request {
      placeholders = placeholders == null ? Map.of() : Map.copyOf(placeholders);
    }
  }

  /**
   * From the ConfigMaps of one key.
   *
   * @param name of the one that holds the plan
   * @param hash that the plan must have
   */
  static Frozen of(List<ConfigMap> maps, String name, String hash) {
    var files = new HashMap<String, byte[]>();
    maps.stream().filter(map -> !data(map).containsKey(PLAN)).forEach(map -> addTo(files, map));
    var plan =
        maps.stream()
            .filter(map -> map.getMetadata().getName().equals(name))
            .flatMap(map -> Optional.ofNullable(data(map).get(PLAN)).stream())
            .flatMap(json -> Json.read(json, FrozenPlan.class).stream())
            .filter(read -> hash.equals(read.hash()))
            .findFirst();
    var request = files.remove(REQUEST);
    var placeholders =
        Optional.ofNullable(request)
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .flatMap(json -> Json.read(json, Request.class))
            .map(Request::placeholders)
            .orElse(Map.of());
    return new Frozen(plan, files, placeholders);
  }

  private static void addTo(Map<String, byte[]> files, ConfigMap map) {
    data(map).forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
    Objects.requireNonNullElse(map.getBinaryData(), Map.<String, String>of())
        .forEach((name, text) -> files.put(name, Base64.getDecoder().decode(text)));
  }

  private static Map<String, String> data(ConfigMap map) {
    return Objects.requireNonNullElse(map.getData(), Map.of());
  }
}
