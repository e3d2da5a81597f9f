package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/**
 * Rows 5, 33, 38 and 39: a script that cannot be one transaction, and is more than that one
 * statement.
 */
final class NonTransactionalMix implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "non-transactional-mix",
          Risk.High,
          "It has to be committed by itself, so the whole script runs statement by "
              + "statement: when one fails, those before it stay in effect.",
          "Move it into a script of its own.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.subject().mixed();
  }
}
