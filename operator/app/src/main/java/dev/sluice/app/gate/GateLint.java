package dev.sluice.app.gate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.core.gate.Gate;
import java.util.ArrayList;
import java.util.List;

/** What in a gated workload works against the gate. */
public final class GateLint {
  private GateLint() {}

  /**
   * What to tell of a workload that is held.
   *
   * @param budgets the PodDisruptionBudgets of its namespace
   */
  public static List<String> of(
      GatedKind kind, JsonNode object, Gate gate, List<JsonNode> budgets) {
    var findings = new ArrayList<>(of(kind, object));
    if (runsSeveral(kind, object) && !isProtected(kind, object, budgets)) {
      findings.add(
          "no PodDisruptionBudget selects its pods: while it is held, a drain of nodes may take all"
              + " that runs. Make one.");
    }
    findings.addAll(unknown(kind, object, gate));
    return findings;
  }

  /** Whether it runs several at a time that should not all go at once. */
  public static boolean runsSeveral(GatedKind kind, JsonNode object) {
    return switch (kind) {
      case Deployment, StatefulSet, Rollout -> object.path("spec").path("replicas").asInt(1) > 1;
      case DaemonSet, Job, CronJob -> false;
    };
  }

  private static boolean isProtected(GatedKind kind, JsonNode object, List<JsonNode> budgets) {
    var labels = kind.holding().template(object).path("metadata").path("labels");
    return budgets.stream()
        .map(budget -> budget.path("spec").path("selector"))
        .anyMatch(selector -> LabelSelector.selects(selector, labels));
  }

  /** Requirements that nobody will meet, as things stand. */
  public static List<String> unknown(GatedKind kind, JsonNode object, Gate gate) {
    var namespace = object.path("metadata").path("namespace").asText();
    var template = Template.of(kind.holding().waiting(object, Marks.of(object)));
    return template.unknown(gate, namespace).stream()
        .map(key ->
            key.in(namespace)
                + " will not come by itself: "
                + key.migration()
                + " is Ready, and no script of it has that version. Add the script, or mend "
                + Template.REQUIRES
                + ".")
        .toList();
  }

  static List<String> of(GatedKind kind, JsonNode object) {
    var findings = new ArrayList<String>();
    var spec = object.path("spec");
    if (kind == GatedKind.Deployment
        && spec.path("strategy").path("type").asText().equals("Recreate")) {
      findings.add(
          "strategy Recreate stops all old pods before a new one starts: the gate holds until the"
              + " schema is there, but every rollout is an outage. Use RollingUpdate.");
    }
    kind.holding()
        .pauses()
        .filter(field -> Declared.has(object, field))
        .map(field ->
            "the manifest declares spec."
                + field
                + ": what applies it and the gate undo each other. Leave it out.")
        .ifPresent(findings::add);
    return findings;
  }
}
