package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** DROP INDEX CONCURRENTLY. */
final class DropIndexConcurrently implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "drop-index-concurrently",
          Risk.Info,
          "No query waits, but queries that used the index get slow, what a unique one kept"
              + " apart is no longer, and making it again takes as long as the table is large.",
          "See that pg_stat_user_indexes counts no scans of it, on standbys too.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.drops("INDEX") && act.statement().flag("concurrent");
  }
}
