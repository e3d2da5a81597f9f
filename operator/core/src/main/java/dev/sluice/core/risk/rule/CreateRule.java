package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** CREATE RULE. */
final class CreateRule implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "create-rule",
          Risk.High,
          "From the commit on, statements on {table} are rewritten into others.",
          "A trigger, or a view with a trigger.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("RuleStmt");
  }
}
