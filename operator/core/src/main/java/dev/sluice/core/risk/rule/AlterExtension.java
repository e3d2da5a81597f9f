package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** What others call. */
final class AlterExtension implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "alter-extension",
          Risk.High,
          "It runs the extension's update script, which may change or drop what others " + "use.",
          "Rehearse it on a copy with the same versions.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("AlterExtensionStmt", "AlterExtensionContentsStmt");
  }
}
