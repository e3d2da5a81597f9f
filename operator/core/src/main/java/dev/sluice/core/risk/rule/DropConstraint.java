package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** What it kept true. */
final class DropConstraint implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "drop-constraint",
          Risk.Medium,
          "Under ACCESS EXCLUSIVE, for a foreign key on both tables; what it kept true "
              + "holds no longer, and planner and ON CONFLICT may rest on it.",
          "Give it a script of its own.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.alters("AT_DropConstraint");
  }
}
