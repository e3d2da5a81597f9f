package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** DROP of all kinds that have no rule of their own. */
final class DropOther implements Rule {
  private static final Hazard HAZARD =
      new Hazard("drop-other", Risk.High, "It takes away what others may use.", null);
  private static final String[] NAMED = {
    "SCHEMA", "TABLE", "FOREIGN_TABLE", "SEQUENCE", "VIEW", "MATVIEW", "FUNCTION", "PROCEDURE",
        "ROUTINE",
    "AGGREGATE", "OPERATOR", "CAST", "TYPE", "DOMAIN", "TRIGGER", "RULE", "POLICY", "EVENT_TRIGGER",
    "EXTENSION", "INDEX", "STATISTIC_EXT"
  };

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("DropRoleStmt", "DropUserMappingStmt", "DropSubscriptionStmt")
        || (act.is("DropStmt") && !act.drops(NAMED));
  }
}
