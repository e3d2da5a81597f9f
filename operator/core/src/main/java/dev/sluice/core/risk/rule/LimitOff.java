package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** Limits on waiting and running that are taken away. */
final class LimitOff implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "limit-off",
          Risk.Medium,
          "Without a limit, a statement that waits for a lock keeps all others waiting "
              + "behind it, plain reads too, for as long as it takes.",
          "Leave it away: Sluice sets lock_timeout and statement_timeout.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.settings()
        .anyMatch(setting ->
            setting.name().matches("(lock|statement|transaction)_timeout") && setting.isNoLimit());
  }
}
