package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** ALTER TYPE ... ADD VALUE. */
final class AddEnumValue implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "add-enum-value",
          Risk.Medium,
          "Nothing takes a value away again, and code that does not know it may meet it.",
          "A table of the values, with a foreign key.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("AlterEnumStmt") && !act.statement().has("oldVal");
  }
}
