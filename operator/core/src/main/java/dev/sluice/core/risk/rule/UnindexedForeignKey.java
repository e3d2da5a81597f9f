package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** Foreign keys whose own columns have no index. */
final class UnindexedForeignKey implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "unindexed-foreign-key",
          Risk.Info,
          "A DELETE or a change of key in the other table looks for rows of {table} by these"
              + " columns: without an index it reads all of {table} each time.",
          "CREATE INDEX CONCURRENTLY on the columns of the foreign key.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return ForeignKeys.lackIndex(act);
  }
}
