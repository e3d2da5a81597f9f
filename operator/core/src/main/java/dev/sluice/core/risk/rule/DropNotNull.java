package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** DROP NOT NULL. */
final class DropNotNull implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "drop-not-null",
          Risk.Medium,
          "Code that reads {column} may meet NULL from now on.",
          "Let all that reads it take NULL first.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.alters("AT_DropNotNull", "AT_CheckNotNull");
  }
}
