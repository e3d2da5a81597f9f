package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** Tables that nobody cleans. */
final class AutovacuumOff implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "autovacuum-off",
          Risk.Medium,
          "Without autovacuum {table} grows with each update, its statistics go stale, and"
              + " in the end a forced vacuum against wraparound takes place.",
          "Tune the thresholds: autovacuum_vacuum_scale_factor.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.alters("AT_SetRelOptions")
        && act.command().at("def").list("items").stream()
            .filter(option -> option.text("defname").equals("autovacuum_enabled"))
            .map(option -> option.at("arg"))
            .anyMatch(value ->
                value.text("sval").matches("(?i)off|false|no|f|n")
                    || value.names("names").stream().anyMatch("off"::equals)
                    || (value.is("Boolean") && !value.flag("boolval")));
  }
}
