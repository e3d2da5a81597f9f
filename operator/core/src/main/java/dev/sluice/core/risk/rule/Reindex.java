package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** REINDEX, without CONCURRENTLY. */
final class Reindex implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "reindex",
          Risk.Medium,
          "It keeps writes out of the table, and reads that would use the index, until "
              + "the index is built.",
          "REINDEX (CONCURRENTLY) ..., in a script of its own.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("ReindexStmt") && !act.hasOption("params", "concurrently");
  }
}
