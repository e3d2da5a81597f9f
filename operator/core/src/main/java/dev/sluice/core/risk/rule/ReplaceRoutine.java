package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** What others call. */
final class ReplaceRoutine implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "replace-routine",
          Risk.High,
          "Where the function is there already, all who call it, triggers and defaults "
              + "too, run the new body from the commit on.",
          "CREATE FUNCTION, without OR REPLACE, where it is new; else a function of a new"
              + " name, to which callers move.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("CreateFunctionStmt") && act.statement().flag("replace");
  }
}
