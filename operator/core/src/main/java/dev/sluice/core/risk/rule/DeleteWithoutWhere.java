package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** DELETE of all rows. */
final class DeleteWithoutWhere implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "delete-without-where",
          Risk.High,
          "Without a WHERE that tells rows apart, all rows are deleted, and every one of "
              + "them is locked and leaves a dead version behind.",
          "DELETE FROM {table} WHERE ..., in batches.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("DeleteStmt") && Conditions.takesAll(act.statement());
  }
}
