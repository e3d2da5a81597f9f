package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** DROP SCHEMA. */
final class DropSchema implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "drop-schema",
          Risk.High,
          "The schema goes and, with CASCADE, all that is in it; nothing brings data back"
              + " but a backup.",
          "ALTER SCHEMA ... RENAME TO a name that says it is to go, and drop it a release"
              + " later.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.drops("SCHEMA");
  }
}
