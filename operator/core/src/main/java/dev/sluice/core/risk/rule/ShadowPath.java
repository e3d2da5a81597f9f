package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** A search path that finds other functions than PostgreSQL's own. */
final class ShadowPath implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "shadow-path",
          Risk.High,
          "With pg_catalog behind another schema, a function or an operator of that schema"
              + " is called in place of the one of PostgreSQL that has its name.",
          "Leave pg_catalog away: it is then searched first.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("VariableSetStmt")
        && act.statement().text("name").equals("search_path")
        && act.statement().list("args").stream()
            .skip(1)
            .anyMatch(schema -> schema.at("sval").text("sval").equals("pg_catalog"));
  }
}
