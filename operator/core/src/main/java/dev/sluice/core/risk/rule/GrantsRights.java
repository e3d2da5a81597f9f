package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** GRANT. */
final class GrantsRights implements Rule {
  private static final Hazard HAZARD =
      new Hazard("grants", Risk.Low, "Who had rights keeps them.", null);

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("GrantStmt", "GrantRoleStmt", "AlterDefaultPrivilegesStmt");
  }
}
