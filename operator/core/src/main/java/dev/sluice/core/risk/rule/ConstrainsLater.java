package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** NOT VALID, and USING INDEX. */
final class ConstrainsLater implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "constrains-later",
          Risk.Low,
          "Rows that are there are not looked at; the lock is held for a moment.",
          null);

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.alters("AT_AddConstraint");
  }
}
