package dev.sluice.app.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * For CronJobs. One that runs keeps its old template, and so its schedule; a new one has none that
 * must go on, and is suspended: its Jobs would pile up.
 */
record Scheduled() implements Holding {
  private static final KeptTemplate KEPT =
      new KeptTemplate("jobTemplate", List.of("spec", "template"));
  private static final Pausing SUSPENDED = new Pausing(Pausing.SUSPEND);

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
  public JsonNode hold(ObjectNode object, JsonNode old, Optional<Marks> held) {
    return old.isMissingNode() || isSuspended(held)
        ? SUSPENDED.hold(object, old, held)
        : KEPT.hold(object, old, held);
  }

  private static boolean isSuspended(Optional<Marks> held) {
    return held.filter(marks -> !KEPT.keeps(marks.before())).isPresent();
  }

  @Override
  public void pass(ObjectNode object, JsonNode old, Optional<Marks> held) {
    if (isSuspended(held)) {
      SUSPENDED.pass(object, old, held);
    } else {
      KEPT.pass(object, old, held);
    }
  }

  @Override
  public void release(ObjectNode object, JsonNode before) {
    if (KEPT.keeps(before)) {
      KEPT.release(object, before);
    } else {
      SUSPENDED.release(object, before);
    }
  }
}
