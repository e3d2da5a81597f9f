package dev.sluice.core.plan;

import java.util.ArrayList;
import java.util.List;

/** Says what of a plan is not what it was. */
final class PlanDifference {
  private PlanDifference() {}

  static String between(Plan planned, Plan now) {
    List<String> differences = new ArrayList<>();
    DatabaseState was = planned.database();
    DatabaseState is = now.database();
    if (!was.systemIdentifier().equals(is.systemIdentifier())
        || !was.database().equals(is.database())) {
      differences.add("it is another database");
    }
    if (!planned.targetVersion().equals(now.targetVersion())) {
      differences.add("the target was " + planned.targetVersion() + ", is " + now.targetVersion());
    }
    if (!planned.optionsDigest().equals(now.optionsDigest())) {
      differences.add("placeholders, timeouts, checks or callbacks differ");
    }
    addScripts(differences, planned.pending(), now.pending());
    return differences.isEmpty()
        ? "schemas or the asking resource differ"
        : String.join("; ", differences);
  }

  private static void addScripts(
      List<String> differences, List<PlannedScript> was, List<PlannedScript> is) {
    List<String> wereNames = was.stream().map(PlannedScript::name).toList();
    List<String> areNames = is.stream().map(PlannedScript::name).toList();
    if (!wereNames.equals(areNames)) {
      differences.add("pending was " + wereNames + ", is " + areNames);
      return;
    }
    for (int i = 0; i < was.size(); i++) {
      if (!was.get(i).equals(is.get(i))) {
        differences.add(was.get(i).name() + " or its undo script has another text");
      }
    }
  }
}
