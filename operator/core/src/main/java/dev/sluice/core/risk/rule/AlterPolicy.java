package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** ALTER POLICY. */
final class AlterPolicy implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "alter-policy", Risk.High, "Other rows are seen and written from the commit on.", null);

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("AlterPolicyStmt");
  }
}
