package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** UPDATE of all rows. */
final class UpdateWithoutWhere implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "update-without-where",
          Risk.Medium,
          "All rows are written again in one transaction: each stays locked until its end,"
              + " the table grows up to twofold, and standbys have to follow.",
          "In batches by key, with a commit after each.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("UpdateStmt") && Conditions.takesAll(act.statement());
  }
}
