package dev.sluice.app.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A StatefulSet makes pods below the partition from its current revision, also when they are made
 * again (Kubernetes 1.35). The partition is above all there can be, since scaling passes by
 * admission.
 */
record Partition() implements Holding {
  private static final String STRATEGY = "updateStrategy";

  @Override
  public JsonNode template(JsonNode object) {
    return object.path("spec").path("template");
  }

  @Override
  public JsonNode hold(ObjectNode object, JsonNode old, Optional<Marks> held) {
    var spec = Trees.object(object, "spec");
    var strategy = spec.path(STRATEGY);
    var before =
        held.isPresent() && isOurs(strategy)
            ? held.get().before()
            : strategy.isObject()
                ? Trees.empty().set(STRATEGY, strategy.deepCopy())
                : Trees.empty();
    var ours = spec.putObject(STRATEGY).put("type", "RollingUpdate");
    ours.putObject("rollingUpdate").put("partition", Integer.MAX_VALUE);
    return before;
  }

  @Override
  public void release(ObjectNode object, JsonNode before) {
    var spec = Trees.object(object, "spec");
    if (isOurs(spec.path(STRATEGY))) {
      if (before.path(STRATEGY).isObject()) {
        spec.set(STRATEGY, before.path(STRATEGY).deepCopy());
      } else {
        spec.remove(STRATEGY);
      }
    }
  }

  private static boolean isOurs(JsonNode strategy) {
    return strategy.path("rollingUpdate").path("partition").asInt() == Integer.MAX_VALUE;
  }
}
