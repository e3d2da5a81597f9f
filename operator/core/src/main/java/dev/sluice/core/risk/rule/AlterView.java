package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** What others read. */
final class AlterView implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "alter-view",
          Risk.High,
          "What others read changes under them, under ACCESS EXCLUSIVE.",
          "Make a new view, and move its readers.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return (act.isOf("VIEW", "MATVIEW") && !act.command().text("subtype").equals("AT_ChangeOwner"))
        || act.alters("AT_GenericOptions", "AT_AlterColumnGenericOptions");
  }
}
