package dev.sluice.app.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * By a field that stops the controller. A paused Deployment makes no ReplicaSet for a new template,
 * while the one that has pods is still scaled and they come back (Kubernetes 1.35); a suspended Job
 * has no pods.
 */
record Pausing(String field) implements Holding {
  static final String SUSPEND = "suspend";

  @Override
  public JsonNode template(JsonNode object) {
    return object.path("spec").path("template");
  }

  @Override
  public Optional<String> pauses() {
    return Optional.of(field);
  }

  /** A pause by a user stays one: it was there before, and it is there afterwards. */
  @Override
  public JsonNode hold(ObjectNode object, JsonNode old, Optional<Marks> held) {
    var spec = Trees.object(object, "spec");
    var isPaused = spec.path(field).asBoolean();
    var isDeclared = Declared.isTrue(object, field);
    spec.put(field, true);
    return isPaused && held.isPresent() && !isDeclared
        ? held.get().before()
        : isPaused ? Trees.empty().put(field, true) : Trees.empty();
  }

  /** A manifest that says so wins over what stood there before. */
  @Override
  public void pass(ObjectNode object, JsonNode old, Optional<Marks> held) {
    if (!Declared.isTrue(object, field)) {
      held.ifPresent(marks -> release(object, marks.before()));
    }
  }

  /** A Job that runs would lose its pods. */
  @Override
  public boolean canHold(JsonNode old, Optional<Marks> held) {
    return !field.equals(SUSPEND)
        || old.isMissingNode()
        || held.isPresent()
        || old.path("spec").path(field).asBoolean();
  }

  @Override
  public void release(ObjectNode object, JsonNode before) {
    if (!before.path(field).asBoolean()) {
      Trees.object(object, "spec").remove(field);
    }
  }
}
