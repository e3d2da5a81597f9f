package dev.sluice.app.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** For pods: one that is not scheduled has never run. */
record SchedulingGate() implements Holding {
  static final String NAME = "sluice.dev/schema";
  private static final String GATES = "schedulingGates";

  /** A pod has of its template all that is looked at. */
  @Override
  public JsonNode template(JsonNode object) {
    return object;
  }

  @Override
  public JsonNode hold(ObjectNode object, JsonNode old, Optional<Marks> held) {
    Trees.object(object, "spec").withArrayProperty(GATES).addObject().put("name", NAME);
    return Trees.empty();
  }

  /** Whether the pod has it, and so has never run. */
  static boolean holds(JsonNode pod) {
    return pod.path("spec")
        .path(GATES)
        .valueStream()
        .anyMatch(one -> one.path("name").asText().equals(NAME));
  }

  /** Lets the scheduler have it. */
  @Override
  public void release(ObjectNode object, JsonNode before) {
    var gates = Trees.object(object, "spec").withArrayProperty(GATES);
    gates.removeIf(one -> one.path("name").asText().equals(NAME));
    if (gates.isEmpty()) {
      Trees.object(object, "spec").remove(GATES);
    }
  }
}
