package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** DELETE with a WHERE. */
final class DeleteRows implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "delete-rows",
          Risk.Medium,
          "Which rows the WHERE takes is not known before, and they are gone for good, "
              + "with those that ON DELETE CASCADE takes along.",
          "Count them first, and delete in batches if they may be many.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("DeleteStmt") && !Conditions.takesAll(act.statement());
  }
}
