package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** What ends with the session. */
final class OfSession implements Rule {
  private static final Hazard HAZARD =
      new Hazard("of-session", Risk.Low, "It is for this script alone.", null);

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is(
        "VariableSetStmt",
        "ConstraintsSetStmt",
        "TransactionStmt",
        "DiscardStmt",
        "DeallocateStmt",
        "NotifyStmt",
        "ListenStmt",
        "UnlistenStmt");
  }
}
