package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Functions;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;
import java.util.List;

/** What rules know of a function's name holds only while no other one answers to it. */
final class ShadowFunction implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "shadow-function",
          Risk.High,
          "One of PostgreSQL's own functions has this name: who calls it without a schema may get"
              + " this one instead.",
          "Another name.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return isShadow(act.is("CreateFunctionStmt"), act.statement().names("funcname"))
        || isShadow(act.is("DefineStmt"), act.statement().names("defnames"))
        || (act.renames("FUNCTION", "PROCEDURE", "ROUTINE", "AGGREGATE")
            && Functions.isHarmless(act.statement().text("newname")));
  }

  private static boolean isShadow(boolean applies, List<String> names) {
    return applies && !names.isEmpty() && Functions.isHarmless(names.getLast());
  }
}
