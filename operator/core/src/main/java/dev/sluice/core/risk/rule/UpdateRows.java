package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** UPDATE with a WHERE. */
final class UpdateRows implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "update-rows",
          Risk.Medium,
          "How many rows the WHERE takes is not known before; each is locked until the "
              + "transaction ends, and is written again.",
          "In batches by key, if they may be many.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("UpdateStmt") && !Conditions.takesAll(act.statement()) && !Keys.areGiven(act);
  }
}
