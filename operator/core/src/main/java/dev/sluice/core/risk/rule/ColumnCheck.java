package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** ADD COLUMN ... CHECK. */
final class ColumnCheck implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "column-check",
          Risk.Medium,
          "The check of a new column is tried on every row of {table}, under ACCESS "
              + "EXCLUSIVE.",
          "ADD COLUMN {column} without it; then ADD CONSTRAINT ... CHECK (...) NOT VALID;"
              + " VALIDATE CONSTRAINT in a later script.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.columnConstraint("CHECK").isPresent();
  }
}
