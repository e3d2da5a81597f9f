package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** SET SCHEMA. */
final class SetSchema implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "set-schema",
          Risk.High,
          "Every use by its old schema or by the search path fails at once.",
          "Leave a view behind under the old name.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("AlterObjectSchemaStmt");
  }
}
