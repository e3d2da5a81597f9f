package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** ADD COLUMN ... NOT NULL, without a default. */
final class RequiredColumn implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "required-column",
          Risk.High,
          "On a table with rows it fails, and from the commit on inserts that do not name"
              + " {column} fail: those of the code that runs now.",
          "ALTER TABLE {table} ADD COLUMN {column} ... without NOT NULL; let the code "
              + "write it, backfill, then constrain.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return Columns.isRequired(act);
  }
}
