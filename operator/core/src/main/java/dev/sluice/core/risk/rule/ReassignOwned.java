package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** REASSIGN OWNED. */
final class ReassignOwned implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "reassign-owned",
          Risk.High,
          "All that a role owns gets another owner, whatever that is on this server.",
          "ALTER ... OWNER TO, one object after the other.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("ReassignOwnedStmt");
  }
}
