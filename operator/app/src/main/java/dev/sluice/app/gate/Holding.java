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

  /** The field that stops the controller, and that manifests must leave out. */
  default Optional<String> pauses() {
    return Optional.empty();
  }

  /** Whether a request changes how the object is held, and nothing else. */
  default boolean isOwn(JsonNode object, JsonNode old) {
    return false;
  }

  /** False where holding would stop what runs. */
  default boolean canHold(JsonNode old, Optional<Marks> held) {
    return true;
  }

  /** Holds it; returns what is to be put back. */
  JsonNode hold(ObjectNode object, JsonNode old, Optional<Marks> held);

  /**
   * Holds it as it is to be held by now; returns what is to be put back, or empty where nothing is
   * to change.
   */
  default Optional<JsonNode> settle(ObjectNode object, JsonNode before) {
    return Optional.empty();
  }

  /** Lets a request pass, and lets go what was held. */
  default void pass(ObjectNode object, JsonNode old, Optional<Marks> held) {
    held.ifPresent(marks -> release(object, marks.before()));
  }

  /** Puts back what stood there, where it is still as holding left it. */
  void release(ObjectNode object, JsonNode before);
}
