package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** SET NOT NULL, without a proof that there is no NULL. */
final class SetNotNull implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "set-not-null",
          Risk.Medium,
          "It scans {table} under ACCESS EXCLUSIVE, unless a valid CHECK ({column} IS NOT"
              + " NULL) tells that there is no NULL; and it fails on one. Inserts that leave "
              + "{column} away fail from then on.",
          "ADD CONSTRAINT ... CHECK ({column} IS NOT NULL) NOT VALID; VALIDATE CONSTRAINT"
              + " in a later script; then SET NOT NULL, and drop the CHECK.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return (act.alters("AT_SetNotNull") && !NotNull.isProven(act))
        || act.addedConstraint("NOTNULL").filter(c -> !c.flag("skip_validation")).isPresent();
  }
}
