package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** Another role for the statements that follow. */
final class SetRole implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "set-role",
          Risk.Medium,
          "The statements that follow have the rights of another role, and what they make"
              + " belongs to it.",
          "ALTER ... OWNER TO for what is to belong to another role.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.settings().anyMatch(setting -> setting.name().matches("role|session_authorization"))
        && !act.statement().text("kind").matches("VAR_(RESET|SET_DEFAULT)");
  }
}
