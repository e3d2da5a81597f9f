package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** Without triggers, and so without foreign keys. */
final class TriggersOff implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "triggers-off",
          Risk.High,
          "What triggers keep true, foreign keys among it, no longer holds for what is "
              + "written meanwhile; nothing checks it later.",
          "Write rows that satisfy them.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.alters("AT_DisableTrig", "AT_DisableTrigAll", "AT_DisableTrigUser", "AT_DisableRule")
        || act.settings()
            .anyMatch(setting ->
                setting.name().equals("session_replication_role")
                    && setting.value().equalsIgnoreCase("replica"));
  }
}
