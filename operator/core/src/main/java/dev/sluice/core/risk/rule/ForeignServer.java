package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** Ways from this server to others, and to its own disk. */
final class ForeignServer implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "foreign-server",
          Risk.Medium,
          "From now on statements of this database reach another server or another disk:"
              + " what is read and written there, this script does not show.",
          "Manage servers and tablespaces outside of migrations.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is(
        "CreateForeignServerStmt",
        "AlterForeignServerStmt",
        "CreateUserMappingStmt",
        "AlterUserMappingStmt",
        "CreateForeignTableStmt",
        "ImportForeignSchemaStmt",
        "CreateTableSpaceStmt",
        "CreatedbStmt");
  }
}
