package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** Rows by their primary key. */
final class UpdateByKey implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "update-by-key",
          Risk.Info,
          "At most one row for each value of the primary key is locked and written.",
          null);

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("UpdateStmt") && Keys.areGiven(act);
  }
}
