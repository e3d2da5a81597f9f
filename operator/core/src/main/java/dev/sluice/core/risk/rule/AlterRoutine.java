package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** What others call. */
final class AlterRoutine implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "alter-routine",
          Risk.High,
          "How it runs changes for all who call it: volatility, strictness, rights, "
              + "settings. An index over it is not rebuilt.",
          null);

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("AlterFunctionStmt");
  }
}
