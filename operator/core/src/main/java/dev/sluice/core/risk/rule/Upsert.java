package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** INSERT ... ON CONFLICT DO UPDATE, and MERGE. */
final class Upsert implements Rule {
  private static final Hazard HAZARD =
      new Hazard("upsert", Risk.Medium, "It changes rows that are there already.", null);

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("MergeStmt")
        || (act.is("InsertStmt")
            && act.statement().at("onConflictClause").text("action").equals("ONCONFLICT_UPDATE"));
  }
}
