package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** A change of type that needs no rewrite, by what is known of the column. */
final class WidenType implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "widen-type",
          Risk.Info,
          "Every value of {column} is one of the new type as it is: done in the catalogue"
              + " alone, under ACCESS EXCLUSIVE for a moment (PostgreSQL 9.2 and later). A view"
              + " that uses the column makes it fail.",
          null);

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return TypeChange.isWidening(act);
  }
}
