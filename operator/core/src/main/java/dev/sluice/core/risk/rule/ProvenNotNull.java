package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** NOT NULL that a constraint proves already. */
final class ProvenNotNull implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "proven-not-null",
          Risk.Info,
          "A valid constraint says already that {column} holds no NULL, so PostgreSQL (12"
              + " and later) does not scan {table}.",
          null);

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return NotNull.isProven(act);
  }
}
