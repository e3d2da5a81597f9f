package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** ADD COLUMN of a serial type, or with an identity. */
final class SerialColumn implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "serial-column",
          Risk.Medium,
          "Every row gets a number, so {table} and its indexes are rewritten under ACCESS"
              + " EXCLUSIVE.",
          "ADD COLUMN {column} bigint; a sequence and its default for new rows; then "
              + "backfill in batches.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return Columns.isSerial(act) || act.columnConstraint("IDENTITY").isPresent();
  }
}
