package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** A search path that decides where objects land. */
final class ObjectsElsewhere implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "objects-elsewhere",
          Risk.Info,
          "From here on, names without a schema are found and made elsewhere than in other"
              + " scripts.",
          "Names with their schema.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.settings().anyMatch(setting -> setting.name().equals("search_path"))
        && !act.statement().text("kind").equals("VAR_RESET");
  }
}
