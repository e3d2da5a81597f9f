package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** Row 14. */
final class VolatileDefault implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "volatile-default",
          Risk.Medium,
          "The default has another value for each row, or nobody knows that it has not: "
              + "PostgreSQL then rewrites {table} and its indexes under ACCESS EXCLUSIVE.",
          "ADD COLUMN {column} without a default; then SET DEFAULT, which is for new rows"
              + " only; then backfill in batches.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return Columns.hasVolatileDefault(act);
  }
}
