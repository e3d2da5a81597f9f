package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** LOCK TABLE, and SELECT ... FOR UPDATE. */
final class LockTable implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "lock-table",
          Risk.Medium,
          "Others wait for {table} until the script's transaction ends.",
          "Leave it to the statements to lock what they need.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("LockStmt")
        || (act.is("SelectStmt", "CreateTableAsStmt")
            && !act.statement().all("LockingClause").isEmpty());
  }
}
