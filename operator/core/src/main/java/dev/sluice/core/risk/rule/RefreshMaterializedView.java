package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** REFRESH MATERIALIZED VIEW, without CONCURRENTLY. */
final class RefreshMaterializedView implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "refresh-materialized-view",
          Risk.Medium,
          "Without CONCURRENTLY it keeps readers of {table} out until its query is done.",
          "REFRESH MATERIALIZED VIEW CONCURRENTLY {table}, which needs a unique index.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("RefreshMatViewStmt") && !act.statement().flag("concurrent");
  }
}
