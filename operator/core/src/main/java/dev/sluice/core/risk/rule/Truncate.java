package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** TRUNCATE. */
final class Truncate implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "truncate",
          Risk.High,
          "All rows are gone for good, under ACCESS EXCLUSIVE; it also empties the table "
              + "for transactions that began before.",
          "DELETE in batches, or keep the rows under another name until you know that none"
              + " is missed.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("TruncateStmt");
  }
}
