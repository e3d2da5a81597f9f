package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** ADD EXCLUDE. */
final class ExcludeConstraint implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "exclude-constraint",
          Risk.Medium,
          "It builds its index under ACCESS EXCLUSIVE: reads and writes of {table} wait "
              + "until it is built. No form of it does without.",
          "A new table that has it, and a change-over; or a window.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.addedConstraint("EXCLUSION").isPresent();
  }
}
