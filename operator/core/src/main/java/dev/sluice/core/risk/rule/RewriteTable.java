package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** What writes all of a table again. */
final class RewriteTable implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "rewrite-table",
          Risk.Medium,
          "It rewrites the table and its indexes under ACCESS EXCLUSIVE: reads and writes"
              + " wait, and it needs the table's size on disk again.",
          "pg_repack, or a window.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return (act.is("VacuumStmt") && act.hasOption("options", "full"))
        || act.is("ClusterStmt")
        || act.alters("AT_SetTableSpace", "AT_SetLogged", "AT_SetAccessMethod");
  }
}
