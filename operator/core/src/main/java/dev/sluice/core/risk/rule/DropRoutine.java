package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** DROP FUNCTION, PROCEDURE, ROUTINE and AGGREGATE. */
final class DropRoutine implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "drop-routine",
          Risk.High,
          "Every call of it fails at once; calls in bodies of other functions are not "
              + "among what PostgreSQL checks.",
          "Stop calling it first, and drop it a release later.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.drops("FUNCTION", "PROCEDURE", "ROUTINE", "AGGREGATE", "OPERATOR", "CAST");
  }
}
