package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** CREATE POLICY. */
final class CreatePolicy implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "create-policy",
          Risk.Medium,
          "Under ACCESS EXCLUSIVE; where row security is on, other rows are seen and "
              + "written from the commit on.",
          "Rehearse it with the roles that read.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("CreatePolicyStmt");
  }
}
