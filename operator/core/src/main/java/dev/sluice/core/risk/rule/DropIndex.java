package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** DROP INDEX, without CONCURRENTLY. */
final class DropIndex implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "drop-index",
          Risk.Medium,
          "Without CONCURRENTLY it takes ACCESS EXCLUSIVE on the table, behind which "
              + "reads wait too. Queries that used the index get slow, and what a unique one "
              + "kept apart is no longer.",
          "DROP INDEX CONCURRENTLY, in a script of its own, once no query uses it.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.drops("INDEX") && !act.statement().flag("concurrent");
  }
}
