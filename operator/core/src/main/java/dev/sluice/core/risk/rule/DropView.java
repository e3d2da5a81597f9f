package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** DROP VIEW and DROP MATERIALIZED VIEW. */
final class DropView implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "drop-view",
          Risk.High,
          "Queries that read it fail at once; its grants are lost when it is created again.",
          "Stop reading it first, and drop it a release later.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.drops("VIEW", "MATVIEW");
  }
}
