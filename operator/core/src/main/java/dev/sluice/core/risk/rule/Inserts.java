package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** Rows of the script itself. */
final class Inserts implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "inserts", Risk.Low, "Rows are added, and those that are there stay as they are.", null);

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("InsertStmt", "CopyStmt");
  }
}
