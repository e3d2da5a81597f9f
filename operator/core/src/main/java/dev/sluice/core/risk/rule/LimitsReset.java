package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** RESET ALL and DISCARD ALL. */
final class LimitsReset implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "limits-reset",
          Risk.Low,
          "It takes lock_timeout and statement_timeout away with all other settings. Sluice sets"
              + " them again before the next statement; psql and other tools do not.",
          "RESET of the settings that the script itself has set.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return (act.is("VariableSetStmt") && act.statement().text("kind").equals("VAR_RESET_ALL"))
        || (act.is("DiscardStmt") && act.statement().text("target").equals("DISCARD_ALL"));
  }
}
