package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** VACUUM, ANALYZE, and the concurrent forms. */
final class Maintains implements Rule {
  private static final Hazard HAZARD =
      new Hazard("maintains", Risk.Low, "Others read and write meanwhile.", null);

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("VacuumStmt", "ReindexStmt", "RefreshMatViewStmt");
  }
}
