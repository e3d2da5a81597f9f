package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** DROP TYPE and DROP DOMAIN. */
final class DropType implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "drop-type",
          Risk.High,
          "What casts to it or declares it fails at once.",
          "Stop using it first, and drop it a release later.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.drops("TYPE", "DOMAIN");
  }
}
