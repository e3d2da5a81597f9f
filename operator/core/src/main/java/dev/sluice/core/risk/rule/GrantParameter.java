package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** Rights on parameters of the server. */
final class GrantParameter implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "grant-parameter",
          Risk.High,
          "Who may ALTER SYSTEM or SET such a parameter changes the server for all who use"
              + " it (PostgreSQL 15 and later).",
          "Manage the server outside of migrations.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("GrantStmt") && act.statement().text("objtype").equals("OBJECT_PARAMETER_ACL");
  }
}
