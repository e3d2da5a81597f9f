package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** Membership in a role. */
final class GrantRole implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "grant-role",
          Risk.High,
          "Who becomes a member has all rights of that role, those on other databases of the"
              + " cluster too.",
          "GRANT the rights that are needed; manage memberships outside of migrations.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("GrantRoleStmt") && act.statement().flag("is_grant");
  }
}
