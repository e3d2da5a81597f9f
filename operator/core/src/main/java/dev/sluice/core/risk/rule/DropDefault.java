package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** DROP DEFAULT, and DROP IDENTITY. */
final class DropDefault implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "drop-default",
          Risk.Medium,
          "Inserts that leave {column} away get NULL from now on, or fail.",
          "Let all that writes give a value first.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.alters("AT_DropIdentity", "AT_DropExpression")
        || (act.alters("AT_ColumnDefault") && !act.command().has("def"));
  }
}
