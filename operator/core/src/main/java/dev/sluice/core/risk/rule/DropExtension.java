package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** DROP EXTENSION. */
final class DropExtension implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "drop-extension",
          Risk.High,
          "All that the extension made goes: types, functions, operators, and columns of "
              + "its types with CASCADE.",
          null);

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.drops("EXTENSION");
  }
}
