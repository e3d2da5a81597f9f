package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** RENAME of what others use by its name. */
final class Rename implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "rename",
          Risk.High,
          "Every use of the old name fails at once; views follow, but the bodies of "
              + "functions and the queries of applications do not.",
          "Add the new name beside the old one (a view, a second column), move all who "
              + "use it, then drop the old one.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("RenameStmt")
        && !act.renames("INDEX", "TABCONSTRAINT", "DOMCONSTRAINT", "TRIGGER", "POLICY", "RULE");
  }
}
