package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** Queries. */
final class Reads implements Rule {
  private static final Hazard HAZARD = new Hazard("reads", Risk.Low, "Nothing is changed.", null);

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("SelectStmt", "ExplainStmt", "VariableShowStmt", "FetchStmt", "ClosePortalStmt");
  }
}
