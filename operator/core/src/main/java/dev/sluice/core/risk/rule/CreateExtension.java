package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** Extensions, but those that only add types and functions of their own. */
final class CreateExtension implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "create-extension",
          Risk.Medium,
          "An extension runs its script with the rights that it needs, and some of them"
              + " reach files or other servers.",
          "Have an administrator create it outside of migrations.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("CreateExtensionStmt")
        && !Extensions.isPlain(act)
        && !Extensions.isUntrusted(act);
  }
}
