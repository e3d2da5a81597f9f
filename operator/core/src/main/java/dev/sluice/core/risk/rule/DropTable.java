package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** DROP TABLE. */
final class DropTable implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "drop-table",
          Risk.High,
          "The table's rows are gone for good, and what still reads it fails at once.",
          "Stop reading it first; then ALTER TABLE {table} RENAME TO a name that says it "
              + "is to go, and drop it a release later.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.drops("TABLE", "FOREIGN_TABLE");
  }
}
