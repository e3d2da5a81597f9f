package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** ALTER DOMAIN, but VALIDATE CONSTRAINT. */
final class AlterDomain implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "alter-domain",
          Risk.High,
          "All columns of the domain change at once, in whichever tables they are; a "
              + "constraint or NOT NULL scans each of those tables under a lock that keeps "
              + "writes out.",
          "Constrain the columns instead: CHECK (...) NOT VALID, then VALIDATE " + "CONSTRAINT.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("AlterDomainStmt") && !act.statement().text("subtype").equals("V");
  }
}
