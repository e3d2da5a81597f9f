package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** A check that no row can satisfy, or that all do. */
final class ConstantCheck implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "constant-check",
          Risk.Medium,
          "The check names no column, so it allows every row or none; where none, all"
              + " inserts and updates of {table} fail from the commit on, NOT VALID or not.",
          "A condition on the columns.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.addedConstraint("CHECK")
        .filter(check -> Conditions.isConstant(check.at("raw_expr")))
        .isPresent();
  }
}
