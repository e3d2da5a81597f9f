package dev.sluice.app.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.core.gate.Gate;
import java.util.Optional;

/**
 * What becomes of an object that may be held, by what it says itself: nothing else is remembered,
 * so whoever looks next decides the same.
 */
public sealed interface Release {

  /** It is not ours to touch. */
  record NotHeld() implements Release {}

  /** It goes on waiting, and says so rightly. */
  record Stays(Marks marks) implements Release {}

  /** It goes on waiting, for another reason than it says, or held in another way. */
  record Retold(Marks marks, ObjectNode patched) implements Release {}

  /** It may go. */
  record Freed(Marks marks, ObjectNode patched) implements Release {}

  static Release of(HeldKind kind, JsonNode object, Gate gate) {
    return Marks.of(object).map(marks -> of(kind, object, marks, gate)).orElseGet(NotHeld::new);
  }

  private static Release of(HeldKind kind, JsonNode object, Marks marks, Gate gate) {
    var template = template(kind, object, marks);
    return switch (template.judge(gate, namespace(object))) {
      case Template.Verdict.Met() -> free(kind, object, marks);
      case Template.Verdict.Unmet(String keys, String because) ->
          retell(kind, object, marks, keys, because);
      case Template.Verdict.Malformed(String why) ->
          retell(kind, object, marks, template.requires(), why);
    };
  }

  private static Template template(HeldKind kind, JsonNode object, Marks marks) {
    return Template.of(kind.holding().waiting(object, Optional.of(marks)));
  }

  private static String namespace(JsonNode object) {
    return object.path("metadata").path("namespace").asText();
  }

  private static Release free(HeldKind kind, JsonNode object, Marks marks) {
    ObjectNode free = object.deepCopy();
    kind.holding().release(free, marks.before());
    Marks.erase(free);
    return new Freed(marks, free);
  }

  private static Release retell(
      HeldKind kind, JsonNode object, Marks marks, String awaits, String because) {
    ObjectNode retold = object.deepCopy();
    var settled = kind.holding().settle(retold, marks.before());
    if (settled.isEmpty() && marks.awaits().equals(awaits) && marks.because().equals(because)) {
      return new Stays(marks);
    }
    var now = new Marks(awaits, marks.since(), because, settled.orElseGet(marks::before));
    now.write(retold);
    return new Retold(now, retold);
  }
}
