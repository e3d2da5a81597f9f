package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Tree;

/** Which way rights go. */
final class Rights {
  private Rights() {}

  static boolean revoked(Act act) {
    Tree grant =
        act.is("AlterDefaultPrivilegesStmt") ? act.statement().at("action") : act.statement();
    return act.is("GrantStmt", "GrantRoleStmt", "AlterDefaultPrivilegesStmt")
        && !grant.flag("is_grant");
  }
}
