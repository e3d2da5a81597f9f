package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/**
 * A routine whose body is a text, or statements: triggers, defaults and operators run it unseen, in
 * this set or a later one.
 */
final class UnreadBody implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "unread-body",
          Risk.Medium,
          "Its body is not looked into, and what comes to call it, such as a trigger or a default,"
              + " runs it with the rights of the role that writes: a later statement of this"
              + " set, too.",
          "RETURN and an expression, where that is enough; else review the body.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("CreateFunctionStmt") && !act.statement().at("sql_body").is("ReturnStmt");
  }
}
