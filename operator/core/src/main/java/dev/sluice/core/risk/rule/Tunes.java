package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** What changes the planner, storage or defaults of new rows. */
final class Tunes implements Rule {
  private static final Hazard HAZARD =
      new Hazard("tunes", Risk.Low, "No row is touched, and no query waits.", null);

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.alters(
            "AT_ColumnDefault",
            "AT_CookedColumnDefault",
            "AT_SetStatistics",
            "AT_SetOptions",
            "AT_ResetOptions",
            "AT_SetStorage",
            "AT_SetCompression",
            "AT_SetRelOptions",
            "AT_ResetRelOptions",
            "AT_ReplaceRelOptions",
            "AT_ClusterOn",
            "AT_DropCluster",
            "AT_AttachPartition")
        || act.drops("STATISTIC_EXT")
        || act.is("AlterStatsStmt", "AlterSeqStmt")
        || act.renames("INDEX");
  }
}
