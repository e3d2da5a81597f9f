package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** DO. */
final class AnonymousBlock implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "anonymous-block",
          Risk.High,
          "Its body is a program: what it runs depends on data and is not known before.",
          "Write the statements that it would run into the script.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("DoStmt");
  }
}
