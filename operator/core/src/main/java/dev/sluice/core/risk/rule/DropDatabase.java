package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** What goes with a database, a tablespace or a role. */
final class DropDatabase implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "drop-database",
          Risk.High,
          "Databases, tablespaces or all that a role owns go, with all that is in them; "
              + "nothing brings them back but a backup.",
          null);

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("DropdbStmt", "DropTableSpaceStmt", "DropOwnedStmt");
  }
}
