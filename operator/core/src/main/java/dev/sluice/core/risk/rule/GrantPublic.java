package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** Rights for everybody, and on parameters of the server. */
final class GrantPublic implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "grant-public",
          Risk.Medium,
          "Every role that can connect has the right from the commit on, those made later too.",
          "GRANT to a role.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("GrantStmt")
        && act.statement().flag("is_grant")
        && !act.statement().text("objtype").equals("OBJECT_SCHEMA")
        && !Rights.onlyToRead(act)
        && act.statement().list("grantees").stream()
            .anyMatch(grantee -> grantee.text("roletype").equals("ROLESPEC_PUBLIC"));
  }
}
