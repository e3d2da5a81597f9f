package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** The other table of a foreign key of a new table or column. */
final class ReferenceToExisting implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "reference-to-existing",
          Risk.Medium,
          "It takes SHARE ROW EXCLUSIVE on the table that it refers to: writes there wait"
              + " until this script's transaction ends.",
          "Give the foreign key a short script of its own, with ALTER TABLE ... ADD "
              + "CONSTRAINT ... NOT VALID.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return (act.is("CreateStmt", "CreateForeignTableStmt") || !act.addedColumn().isNone())
        && act.refersToExisting();
  }
}
