package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** A partition that leaves without anybody waiting. */
final class DetachConcurrently implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "detach-concurrently",
          Risk.Info,
          "No query waits (PostgreSQL 14 and later). The partition's rows are no longer in"
              + " {table} for queries that read it.",
          null);

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return PartitionChange.isConcurrentDetach(act);
  }
}
