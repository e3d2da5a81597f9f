package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** When it is checked. */
final class AlterConstraint implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "alter-constraint",
          Risk.Medium,
          "Code that rests on when the constraint is checked behaves differently; to "
              + "enforce one scans {table}.",
          null);

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.alters("AT_AlterConstraint");
  }
}
