package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** ADD PRIMARY KEY USING INDEX. */
final class PrimaryKeyUsingIndex implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "primary-key-using-index",
          Risk.Medium,
          "Where its columns may be NULL, it makes them NOT NULL, which scans {table} "
              + "under ACCESS EXCLUSIVE and fails on a NULL.",
          "Make the columns NOT NULL first, with a valid CHECK (... IS NOT NULL).");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.addedConstraint("PRIMARY").filter(key -> key.has("indexname")).isPresent();
  }
}
