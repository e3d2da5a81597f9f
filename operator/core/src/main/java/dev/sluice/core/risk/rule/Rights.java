package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.sql.Tree;

/** Which way rights go. */
final class Rights {
  private Rights() {}

  static boolean onlyToRead(Act act) {
    return !act.statement().list("privileges").isEmpty()
        && act.statement().list("privileges").stream()
            .allMatch(right -> right.text("priv_name").matches("select|usage|execute|connect"));
  }

  static boolean revoked(Act act) {
    Tree grant =
        act.is("AlterDefaultPrivilegesStmt") ? act.statement().at("action") : act.statement();
    return act.is("GrantStmt", "GrantRoleStmt", "AlterDefaultPrivilegesStmt")
        && !grant.flag("is_grant");
  }
}
