package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** What is new. */
final class Creates implements Rule {
  private static final Hazard HAZARD =
      new Hazard("creates", Risk.Low, "It is new: no query reads it yet.", null);

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.statement().kind().startsWith("Create")
        || act.is(
            "IndexStmt",
            "ViewStmt",
            "DefineStmt",
            "CompositeTypeStmt",
            "CreatedbStmt",
            "ImportForeignSchemaStmt");
  }
}
