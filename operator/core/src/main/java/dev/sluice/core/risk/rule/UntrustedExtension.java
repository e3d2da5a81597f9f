package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** Extensions that give code the rights of the server itself. */
final class UntrustedExtension implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "untrusted-extension",
          Risk.High,
          "Its functions read and write files of the server, or run programs there, with the"
              + " rights of the server itself.",
          "A trusted language, or none.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("CreateExtensionStmt") && Extensions.isUntrusted(act);
  }
}
