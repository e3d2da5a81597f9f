package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** A role that can log in. */
final class CreateLogin implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "create-login",
          Risk.Medium,
          "It can connect to all databases of the cluster that allow it, and its password is"
              + " in the script.",
          "Manage roles outside of migrations.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("CreateRoleStmt")
        && (act.statement().text("stmt_type").equals("ROLESTMT_USER")
            || act.hasOption("options", "canlogin"));
  }
}
