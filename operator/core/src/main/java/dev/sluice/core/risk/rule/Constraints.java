package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;

/** What a constraint that is added does at once. */
final class Constraints {
  private Constraints() {}

  /** Of a column that is added, or of the table, without an index that is there already. */
  static boolean buildsIndex(Act act, String type) {
    return act.columnConstraint(type).isPresent()
        || act.addedConstraint(type).filter(constraint -> !constraint.has("indexname")).isPresent();
  }
}
