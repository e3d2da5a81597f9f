package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** CASCADE: what is dropped is not what the statement names. */
final class DropCascade implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "drop-cascade",
          Risk.High,
          "CASCADE takes along whatever depends on it: views, foreign keys, columns, for "
              + "TRUNCATE the rows of other tables. The script does not name them.",
          "Leave CASCADE away and name each of them.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return (act.is("DropStmt", "TruncateStmt")
            && act.statement().text("behavior").equals("DROP_CASCADE"))
        || act.command().text("behavior").equals("DROP_CASCADE");
  }
}
