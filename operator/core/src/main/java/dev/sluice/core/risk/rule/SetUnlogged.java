package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** SET UNLOGGED. */
final class SetUnlogged implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "set-unlogged",
          Risk.High,
          "The table is rewritten under ACCESS EXCLUSIVE, a crash empties it, and "
              + "standbys cannot read it.",
          null);

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.alters("AT_SetUnLogged");
  }
}
