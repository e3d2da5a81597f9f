package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** CREATE TRIGGER, and ENABLE TRIGGER. */
final class CreateTrigger implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "create-trigger",
          Risk.Medium,
          "It takes SHARE ROW EXCLUSIVE on {table}, so no writes, and every later write "
              + "runs it.",
          "Give it a script of its own, and rehearse it.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("CreateTrigStmt")
        || act.alters(
            "AT_EnableTrig",
            "AT_EnableTrigAll",
            "AT_EnableTrigUser",
            "AT_EnableAlwaysTrig",
            "AT_EnableReplicaTrig",
            "AT_EnableRule",
            "AT_EnableAlwaysRule",
            "AT_EnableReplicaRule");
  }
}
