package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** COMMENT, SECURITY LABEL. */
final class Describes implements Rule {
  private static final Hazard HAZARD =
      new Hazard("describes", Risk.Low, "Nothing runs differently.", null);

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("CommentStmt", "SecLabelStmt");
  }
}
