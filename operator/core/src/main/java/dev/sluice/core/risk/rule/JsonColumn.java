package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** Columns of type json. */
final class JsonColumn implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "json-column",
          Risk.Info,
          "json keeps the text as it was written and has no equality: DISTINCT, GROUP BY and"
              + " = fail on it, and no GIN index takes it.",
          "jsonb, unless the text itself matters.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return NewColumns.of(act).anyMatch(column -> NewColumns.isOf(column, "json"));
  }
}
