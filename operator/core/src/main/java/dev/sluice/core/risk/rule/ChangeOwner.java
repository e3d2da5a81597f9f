package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** ALTER ... OWNER TO. */
final class ChangeOwner implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "change-owner",
          Risk.Medium,
          "Rights that rested on owning it are gone, and later migrations by the old "
              + "owner may not alter it.",
          "GRANT what is needed.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("AlterOwnerStmt") || act.command().text("subtype").equals("AT_ChangeOwner");
  }
}
