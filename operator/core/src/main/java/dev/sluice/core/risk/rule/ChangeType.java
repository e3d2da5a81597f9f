package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** ALTER COLUMN ... TYPE. */
final class ChangeType implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "change-type",
          Risk.High,
          "Most changes of type rewrite the table and its indexes under ACCESS EXCLUSIVE,"
              + " values may be cut or fail to convert, running code reads another type, and it"
              + " fails where a view uses the column. A longer varchar, or varchar to text, is "
              + "done in the catalogue alone; the grammar cannot tell what the column was.",
          "Add a column of the new type, write both, backfill in batches, and change over"
              + " a release later.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.alters("AT_AlterColumnType") && !TypeChange.isWidening(act);
  }
}
