package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** Primary keys that may run out of numbers. */
final class SmallKey implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "small-key",
          Risk.Info,
          "An int key ends at 2,147,483,647, a smallint one at 32,767; to change it then"
              + " rewrites the table.",
          "bigint, or bigserial, or an identity of it.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return NewColumns.of(act)
        .filter(column -> NewColumns.isKey(column) || NewColumns.isKeyAlone(act, column))
        .anyMatch(column ->
            NewColumns.isOf(column, "int4", "int2", "serial", "serial4", "smallserial", "serial2"));
  }
}
