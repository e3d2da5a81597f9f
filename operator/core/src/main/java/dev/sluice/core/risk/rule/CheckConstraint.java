package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** ADD CHECK, without NOT VALID. */
final class CheckConstraint implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "check-constraint",
          Risk.Medium,
          "It scans {table} under ACCESS EXCLUSIVE: reads and writes wait, and it fails "
              + "on a row that does not satisfy it.",
          "ALTER TABLE {table} ADD CONSTRAINT ... CHECK (...) NOT VALID; VALIDATE "
              + "CONSTRAINT in a later script.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.addedConstraint("CHECK").filter(check -> !check.flag("skip_validation")).isPresent();
  }
}
