package dev.sluice.app.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.core.gate.Gate;
import dev.sluice.core.gate.Lift;
import dev.sluice.core.gate.Requirement;
import dev.sluice.core.gate.Requirements;
import java.util.List;
import java.util.Optional;

/**
 * What a pod template, or a pod, says of the gate.
 *
 * @param requires as it is written; empty when it requires nothing
 * @param released what was let through, as it is written; empty when nothing was
 */
record Template(String requires, Optional<String> released) {
  static final String REQUIRES = "sluice.dev/requires";
  static final String RELEASED = "sluice.dev/released";

  static Template of(JsonNode template) {
    var released = Trees.annotation(template, RELEASED);
    return new Template(
        Trees.annotation(template, REQUIRES),
        Optional.of(released).filter(text -> !text.isEmpty()));
  }

  static void write(ObjectNode template, String key, String value) {
    Trees.object(Trees.object(template, "metadata"), "annotations").put(key, value);
  }

  static void erase(ObjectNode template, String key) {
    Trees.remove(template, "metadata", "annotations", List.of(key));
  }

  /** What the gate says. */
  sealed interface Verdict {
    record Met() implements Verdict {}

    /** It waits for these, and why. */
    record Unmet(String keys, String because) implements Verdict {}

    /** It would wait for ever. */
    record Malformed(String why) implements Verdict {}
  }

  Verdict judge(Gate gate, String namespace) {
    if (requires.isEmpty()) {
      return new Verdict.Met();
    }
    return switch (Requirements.parse(requires, namespace)) {
      case Requirements.Keys(List<Requirement> keys) -> judge(gate, keys, namespace);
      case Requirements.Malformed(String why) -> new Verdict.Malformed(why);
    };
  }

  private Verdict judge(Gate gate, List<Requirement> keys, String namespace) {
    var unmet = Lift.remaining(released, requires, gate.unmet(keys));
    return unmet.isEmpty()
        ? new Verdict.Met()
        : new Verdict.Unmet(Requirements.text(unmet, namespace), gate.because(unmet, namespace));
  }

  /** Requirements that no script will ever meet, as things stand. */
  List<Requirement> unknown(Gate gate, String namespace) {
    return Requirements.parse(requires, namespace) instanceof Requirements.Keys(var keys)
        ? gate.unknown(gate.unmet(keys))
        : List.of();
  }

  /**
   * Leaves of a template only what was let through before: by a request that was looked at, for
   * just these requirements.
   *
   * @param before templates that were looked at
   */
  static void clean(ObjectNode template, List<JsonNode> before) {
    var requires = of(template).requires();
    before.stream()
        .map(Template::of)
        .filter(old -> old.requires().equals(requires))
        .flatMap(old -> old.released().stream())
        .filter(text -> Lift.isOf(Optional.of(text), requires))
        .findFirst()
        .ifPresentOrElse(text -> write(template, RELEASED, text), () -> erase(template, RELEASED));
  }
}
