package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** DROP SEQUENCE. */
final class DropSequence implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "drop-sequence",
          Risk.High,
          "The sequence's position is lost, and what takes values from it fails.",
          null);

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.drops("SEQUENCE");
  }
}
