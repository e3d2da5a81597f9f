package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Functions;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** A default that calls a function of one's own. */
final class SetDefaultByFunction implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "default-by-function",
          Risk.Medium,
          "Each later insert that leaves {column} away runs a function whose body is not in"
              + " this statement.",
          null);

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.alters("AT_ColumnDefault") && !Functions.isHarmless(act.command().at("def"));
  }
}
