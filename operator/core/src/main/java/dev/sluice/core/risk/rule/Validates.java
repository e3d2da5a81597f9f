package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** VALIDATE CONSTRAINT. */
final class Validates implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "validates",
          Risk.Low,
          "It scans while others read and write (SHARE UPDATE EXCLUSIVE).",
          null);

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.alters("AT_ValidateConstraint") || act.is("AlterDomainStmt");
  }
}
