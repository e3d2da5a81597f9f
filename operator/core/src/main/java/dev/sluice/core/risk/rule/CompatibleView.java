package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** A view that keeps its columns. */
final class CompatibleView implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "compatible-view",
          Risk.Info,
          "The view keeps the columns that it has, in their order; new ones come at the end."
              + " Its readers see the new query's rows from the commit on.",
          null);

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return ViewChange.isCompatible(act);
  }
}
