package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** What others read. */
final class ReplaceView implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "replace-view",
          Risk.High,
          "Where the view is there already, its readers get the new query's rows from the"
              + " commit on, under ACCESS EXCLUSIVE; PostgreSQL lets columns be added at the "
              + "end only.",
          "CREATE VIEW, without OR REPLACE, where it is new; else a view of a new name, "
              + "to which readers move.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("ViewStmt") && act.statement().flag("replace") && !ViewChange.isCompatible(act);
  }
}
