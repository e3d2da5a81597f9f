package dev.sluice.app.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.app.admission.Request;
import java.util.Optional;

/**
 * Writes the requirement into a template of a workload that a migration lists. It stays as long as
 * the template is else the same: otherwise each new version of the schema would roll out pods that
 * do not need it. An old revision that comes back brings its own.
 */
final class ShortForm {
  /** In the template: whoever wrote the requirement, it was not a user. */
  static final String LISTED = "sluice.dev/requires-from";

  private static final String WHERE = "spec.gate.workloads";

  private final CurrentTargets targets;

  ShortForm(CurrentTargets targets) {
    this.targets = targets;
  }

  /**
   * Writes it.
   *
   * @return why the workload must not pass: empty when all is well
   * @param waiting the template that was asked for before; missing when there was none
   */
  Optional<String> write(ObjectNode template, JsonNode waiting, Request request, GatedKind kind) {
    var isListed = !Trees.annotation(template, LISTED).isEmpty();
    if (!isListed && !Trees.annotation(template, Template.REQUIRES).isEmpty()) {
      return Optional.empty();
    }
    var before = Trees.annotation(waiting, LISTED).isEmpty() ? "" : Template.of(waiting).requires();
    if (waiting.isObject() && bare(template).equals(bare(waiting))) {
      if (!before.isEmpty()) {
        put(template, before);
      }
      return Optional.empty();
    }
    if (isListed && !Template.of(template).requires().equals(before)) {
      return Optional.empty();
    }
    var name = request.object().path("metadata").path("name").asText();
    return switch (targets.requiredBy(request.namespace(), kind, name)) {
      case CurrentTargets.Answer.NotListed() -> Optional.empty();
      case CurrentTargets.Answer.Unknown(String why) -> Optional.of(why);
      case CurrentTargets.Answer.Required(String keys) -> {
        put(template, keys);
        yield Optional.empty();
      }
    };
  }

  private static void put(ObjectNode template, String requires) {
    Template.write(template, Template.REQUIRES, requires);
    Template.write(template, LISTED, WHERE);
  }

  private static JsonNode bare(JsonNode template) {
    ObjectNode copy = template.deepCopy();
    Template.erase(copy, Template.REQUIRES);
    Template.erase(copy, Template.RELEASED);
    Template.erase(copy, LISTED);
    if (copy.path("metadata").isEmpty()) {
      copy.remove("metadata");
    }
    return copy;
  }
}
