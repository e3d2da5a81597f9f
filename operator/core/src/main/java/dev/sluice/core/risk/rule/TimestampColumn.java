package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** Columns of type timestamp without time zone. */
final class TimestampColumn implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "timestamp-column",
          Risk.Info,
          "timestamp keeps no time zone: what it means depends on who wrote it.",
          "timestamptz, which keeps the moment.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return NewColumns.of(act).anyMatch(column -> NewColumns.isOf(column, "timestamp"));
  }
}
