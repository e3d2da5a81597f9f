package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** ADD COLUMN ... GENERATED ALWAYS AS ... STORED. */
final class GeneratedColumn implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "generated-column",
          Risk.Medium,
          "A stored generated column is calculated for every row, so {table} and its "
              + "indexes are rewritten under ACCESS EXCLUSIVE.",
          "ADD COLUMN {column} as a plain one, written by the code or a trigger; or a "
              + "view. From PostgreSQL 18 on, VIRTUAL does without.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.columnConstraint("GENERATED")
            .filter(c -> c.text("generated_kind").equals("s"))
            .isPresent()
        || act.alters("AT_SetExpression");
  }
}
