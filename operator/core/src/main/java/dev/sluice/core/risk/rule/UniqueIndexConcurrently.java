package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** A unique index that is built while others write. */
final class UniqueIndexConcurrently implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "unique-index-concurrently",
          Risk.Info,
          "It fails on the first duplicate, also on one that is written meanwhile, and"
              + " leaves an INVALID index, which Sluice drops.",
          "Look for duplicates first: SELECT ... GROUP BY ... HAVING count(*) > 1.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("IndexStmt")
        && act.statement().flag("concurrent")
        && act.statement().flag("unique");
  }
}
