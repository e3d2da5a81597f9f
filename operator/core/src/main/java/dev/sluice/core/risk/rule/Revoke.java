package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** REVOKE. */
final class Revoke implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "revoke",
          Risk.Medium,
          "Who had the right fails from the commit on.",
          "See in the grants who uses it first.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return Rights.revoked(act);
  }
}
