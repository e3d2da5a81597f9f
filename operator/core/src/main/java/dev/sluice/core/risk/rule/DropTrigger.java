package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** DROP TRIGGER, RULE and POLICY. */
final class DropTrigger implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "drop-trigger",
          Risk.High,
          "Every write is done differently from the commit on: what the trigger or rule "
              + "did stops, and a policy that goes shows or hides other rows. It takes ACCESS "
              + "EXCLUSIVE on the table.",
          "Rehearse it, and give it a script of its own.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.drops("TRIGGER", "RULE", "POLICY", "EVENT_TRIGGER");
  }
}
