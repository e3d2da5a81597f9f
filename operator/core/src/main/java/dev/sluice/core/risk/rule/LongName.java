package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** Names that PostgreSQL cuts. */
final class LongName implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "long-name",
          Risk.Info,
          "PostgreSQL cuts a name at 63 bytes and says so in a notice only: two long names"
              + " can become one.",
          "A shorter name.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    if (act.is("InsertStmt", "UpdateStmt", "DeleteStmt", "SelectStmt", "CopyStmt", "MergeStmt")) {
      return false; // it defines none
    }
    String sql = act.subject().statement().sql();
    return Names.define(act).anyMatch(name -> Names.isCut(name, sql));
  }
}
