package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** VALIDATE CONSTRAINT in the script that added it. */
final class ValidateAtOnce implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "validate-at-once",
          Risk.Medium,
          "The script that adds a constraint as NOT VALID keeps its lock on {table} until"
              + " its transaction ends, so the scan runs under it after all.",
          "VALIDATE CONSTRAINT in a later script.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.validatesWhatTheScriptAdded();
  }
}
