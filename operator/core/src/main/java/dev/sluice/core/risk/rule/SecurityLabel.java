package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** What a security module reads. */
final class SecurityLabel implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "security-label",
          Risk.Medium,
          "A module decides by the label who sees what, and it takes effect at once.",
          null);

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("SecLabelStmt");
  }
}
