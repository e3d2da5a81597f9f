package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** Tables without a primary key. */
final class NoPrimaryKey implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "no-primary-key",
          Risk.Info,
          "Without a primary key rows cannot be told apart, and logical replication does not"
              + " carry their updates.",
          "PRIMARY KEY, in the CREATE TABLE.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("CreateStmt")
        && NewColumns.lackKey(act.statement())
        && act.knownTable().filter(table -> !table.primaryKey().isEmpty()).isEmpty();
  }
}
