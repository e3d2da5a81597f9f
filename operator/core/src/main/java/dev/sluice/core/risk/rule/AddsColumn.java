package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/**
 * A column that is empty, or whose default is one value: done in the catalogue alone since
 * PostgreSQL 11.
 */
final class AddsColumn implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "adds-column",
          Risk.Low,
          "No row is touched; ACCESS EXCLUSIVE is held for a moment.",
          null);

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return !act.addedColumn().isNone();
  }
}
