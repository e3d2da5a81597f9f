package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** ADD FOREIGN KEY, without NOT VALID. */
final class ForeignKey implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "foreign-key",
          Risk.Medium,
          "It takes SHARE ROW EXCLUSIVE on both tables, so no writes, and checks every "
              + "row of {table} meanwhile.",
          "ALTER TABLE {table} ADD CONSTRAINT ... FOREIGN KEY ... NOT VALID; VALIDATE "
              + "CONSTRAINT in a later script.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.addedConstraint("FOREIGN").filter(key -> !key.flag("skip_validation")).isPresent();
  }
}
