package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** RENAME CONSTRAINT. */
final class RenameConstraint implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "rename-constraint",
          Risk.Medium,
          "ON CONFLICT ON CONSTRAINT and code that reads the name in error messages miss " + "it.",
          null);

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.renames("TABCONSTRAINT", "DOMCONSTRAINT", "TRIGGER", "POLICY", "RULE");
  }
}
