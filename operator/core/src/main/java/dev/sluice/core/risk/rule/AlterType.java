package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** Composite types, values of enums, options of types. */
final class AlterType implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "alter-type",
          Risk.High,
          "Code that reads or writes values of this type fails or reads something else at "
              + "once; a composite type in use is rewritten wherever it is.",
          "Make a new type, and move its columns one by one.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.isOf("TYPE")
        || act.is("AlterTypeStmt")
        || (act.is("AlterEnumStmt") && act.statement().has("oldVal"));
  }
}
