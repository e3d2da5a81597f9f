package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** ADD COLUMN with a default that is another value for each row. */
final class VolatileDefault implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "volatile-default",
          Risk.Medium,
          "The default has another value for each row, or it is not known that it has one value: "
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
