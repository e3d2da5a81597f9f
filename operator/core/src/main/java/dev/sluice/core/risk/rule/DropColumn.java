package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** DROP COLUMN. */
final class DropColumn implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "drop-column",
          Risk.High,
          "The column's values are gone for good, queries that name it fail at once, and "
              + "every index or constraint it is part of goes with it, those over several "
              + "columns too.",
          "Stop reading and writing {column} first, and drop it a release later.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.alters("AT_DropColumn");
  }
}
