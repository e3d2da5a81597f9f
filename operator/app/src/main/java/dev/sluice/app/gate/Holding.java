package dev.sluice.app.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** How objects of one kind are kept from rolling out, so that what runs goes on as it was. */
interface Holding {

  /**
   * The pod template that is asked for: its requirements are looked at.
   *
   * @param object as it is to be
   * @param old as it was; missing when it is created
   * @param held the marks that the old one had
   */
  default JsonNode wanted(JsonNode object, JsonNode old, Optional<Marks> held) {
    return template(object);
  }

  /** The pod template that is asked for by an object as it stands. */
  default JsonNode waiting(JsonNode object, Optional<Marks> held) {
    return template(object);
  }

  /** Where the pod template is; missing when there is none. */
  JsonNode template(JsonNode object);

  /** False where holding would stop what runs. */
  default boolean canHold(JsonNode old, Optional<Marks> held) {
    return true;
  }

  /** Holds it; returns what is to be put back. */
  JsonNode hold(ObjectNode object, JsonNode old, Optional<Marks> held);

  /** Lets a request pass, and lets go what was held. */
  default void pass(ObjectNode object, JsonNode old, Optional<Marks> held) {
    held.ifPresent(marks -> release(object, marks.before()));
  }

  /** Puts back what stood there, where it is still as holding left it. */
  void release(ObjectNode object, JsonNode before);
}
