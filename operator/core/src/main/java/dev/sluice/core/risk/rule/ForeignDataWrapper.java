package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** A handler of foreign tables, and a language for functions. */
final class ForeignDataWrapper implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "foreign-data-wrapper",
          Risk.High,
          "Its handler is code of the server: it runs with the rights of the server itself.",
          "CREATE EXTENSION of what brings it.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("CreateFdwStmt", "AlterFdwStmt", "CreatePLangStmt");
  }
}
