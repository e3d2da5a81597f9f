package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** ENABLE and DISABLE ROW LEVEL SECURITY. */
final class RowSecurity implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "row-security",
          Risk.High,
          "With row security on and no policy that lets them through, all rows are hidden"
              + " from everybody but the owner; switched off, all are seen.",
          "Make the policies first, and rehearse with the roles that read.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.alters(
        "AT_EnableRowSecurity",
        "AT_DisableRowSecurity",
        "AT_ForceRowSecurity",
        "AT_NoForceRowSecurity");
  }
}
