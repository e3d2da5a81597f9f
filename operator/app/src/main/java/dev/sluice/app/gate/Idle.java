package dev.sluice.app.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.core.Json;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the last template of what is scaled to zero, and holds what has pods in its kind's own way,
 * which is then no way to come back as it ran last (Kubernetes 1.35). A paused Deployment without
 * an active ReplicaSet scales the one of the held template, or else the one created last, even
 * after a rollback (FindActiveOrLatest), and deletes those beyond its revisionHistoryLimit. A
 * StatefulSet without pods takes the held revision for its current one (completeRollingUpdate).
 *
 * @param running how it is held while it has pods
 */
record Idle(Holding running) implements Holding {
  private static final KeptTemplate KEPT = new KeptTemplate("template", List.of());
  private static final String LAST = "last";

  /** All annotations of an object share 256 KiB (Kubernetes 1.35). */
  private static final int LONGEST = 100_000;

  @Override
  public JsonNode template(JsonNode object) {
    return KEPT.template(object);
  }

  @Override
  public JsonNode wanted(JsonNode object, JsonNode old, Optional<Marks> held) {
    return KEPT.wanted(object, old, held);
  }

  @Override
  public JsonNode waiting(JsonNode object, Optional<Marks> held) {
    return KEPT.waiting(object, held);
  }

  @Override
  public Optional<String> pauses() {
    return running.pauses();
  }

  /** It was held in its own way, and is to keep its last template from now on. */
  @Override
  public boolean isOwn(JsonNode object, JsonNode old) {
    return keeps(Marks.of(object))
        && Marks.of(old)
            .map(Marks::before)
            .filter(before -> before.has(LAST) && !KEPT.keeps(before))
            .filter(before -> before.path(LAST).equals(template(object)))
            .isPresent();
  }

  @Override
  public JsonNode hold(ObjectNode object, JsonNode old, Optional<Marks> held) {
    if (keeps(held)) {
      return keeps(Marks.of(old)) || Marks.of(old).isEmpty()
          ? KEPT.hold(object, old, held)
          : held.orElseThrow().before();
    }
    if (held.isEmpty() && ranLast(object, old) && (isIdle(object) || isIdle(old))) {
      return KEPT.hold(object, old, held);
    }
    var before = remembering(running.hold(object, old, held).deepCopy(), object, old, held);
    return settle(object, before).orElse(before);
  }

  private static boolean keeps(Optional<Marks> marks) {
    return marks.filter(one -> KEPT.keeps(one.before())).isPresent();
  }

  private static boolean isIdle(JsonNode object) {
    return object.path("spec").path("replicas").asInt(1) == 0;
  }

  /** Whether the old template is one that was rolled out, and another is asked for. */
  private boolean ranLast(JsonNode object, JsonNode old) {
    return template(old).isObject()
        && !template(old).equals(template(object))
        && pauses().filter(field -> old.path("spec").path(field).asBoolean()).isEmpty();
  }

  private ObjectNode remembering(
      ObjectNode before, JsonNode object, JsonNode old, Optional<Marks> held) {
    var last =
        held.map(marks -> marks.before().path(LAST))
            .or(() -> Optional.of(template(old)).filter(_ -> ranLast(object, old)));
    last.filter(JsonNode::isObject)
        .filter(template -> Json.write(template).length() <= LONGEST)
        .ifPresent(template -> before.set(LAST, template.deepCopy()));
    return before;
  }

  @Override
  public Optional<JsonNode> settle(ObjectNode object, JsonNode before) {
    if (!isIdle(object) || KEPT.keeps(before) || !before.path(LAST).isObject()) {
      return Optional.empty();
    }
    var kept = KEPT.keep(object, before.path(LAST));
    running.release(object, before);
    return Optional.of(kept);
  }

  @Override
  public void pass(ObjectNode object, JsonNode old, Optional<Marks> held) {
    if (keeps(held)) {
      KEPT.pass(object, old, held);
    } else {
      running.pass(object, old, held);
    }
  }

  @Override
  public void release(ObjectNode object, JsonNode before) {
    if (KEPT.keeps(before)) {
      KEPT.release(object, before);
    } else {
      running.release(object, before);
    }
  }
}
