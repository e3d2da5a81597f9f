package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** Triggers on DDL of all tables. */
final class EventTrigger implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "event-trigger",
          Risk.High,
          "From the commit on it runs at each DDL statement of the whole database, that "
              + "of later migrations too, and may refuse it.",
          null);

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("CreateEventTrigStmt", "AlterEventTrigStmt");
  }
}
