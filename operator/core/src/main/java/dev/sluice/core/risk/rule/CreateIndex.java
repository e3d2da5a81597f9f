package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** CREATE INDEX, without CONCURRENTLY. */
final class CreateIndex implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "create-index",
          Risk.Medium,
          "It takes SHARE on {table}: all writes wait until the index is built, which "
              + "takes as long as the table is large.",
          "CREATE INDEX CONCURRENTLY ... ON {table} ..., in a script of its own.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("IndexStmt") && !act.statement().flag("concurrent");
  }
}
