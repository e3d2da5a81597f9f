package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** What is left of ALTER TABLE that takes a strong lock. */
final class AlterStructure implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "alter-structure",
          Risk.Medium,
          "It takes ACCESS EXCLUSIVE on {table}, behind which reads wait too.",
          "Give it a script of its own.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.alters("AT_AddInherit", "AT_AddOf", "AT_DropOf", "AT_DisableAlwaysTrig");
  }
}
