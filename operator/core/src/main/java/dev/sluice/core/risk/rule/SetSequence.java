package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Functions;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** What comes next. */
final class SetSequence implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "set-sequence",
          Risk.Medium,
          "A sequence that goes back hands out values twice, and inserts fail on them.",
          "setval to the highest value in use, in the same statement: SELECT setval(..., "
              + "max(...)) FROM ....");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return (act.is("AlterSeqStmt") && !act.hasOption("options", "owned_by"))
        || (act.is("SelectStmt") && Functions.setsSequence(act.statement()));
  }
}
