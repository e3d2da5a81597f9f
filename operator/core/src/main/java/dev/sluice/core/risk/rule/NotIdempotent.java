package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;
import java.util.function.BooleanSupplier;

/** Statements that fail, or act twice, when a script that is not one transaction runs again. */
final class NotIdempotent implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "not-idempotent",
          Risk.Low,
          "The script runs statement by statement, so a failure leaves the earlier ones in effect."
              + " Sluice continues behind them; with any other tool the script fails here when it"
              + " runs again.",
          "IF NOT EXISTS, IF EXISTS, OR REPLACE or ON CONFLICT DO NOTHING; or a script of its own"
              + " for the statement that cannot run in a transaction.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return !Repeats.isHarmless(act);
  }

  @Override
  public BooleanSupplier atEnd(Act act) {
    return act.stepwise();
  }
}
