package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** Columns of type char(n). */
final class CharColumn implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "char-column",
          Risk.Info,
          "char(n) pads each value with blanks to its length, and ignores them when it compares.",
          "text, or varchar(n) where the length is a rule.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return NewColumns.of(act).anyMatch(column -> NewColumns.isOf(column, "bpchar"));
  }
}
