package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;
import dev.sluice.core.sql.Tree;
import java.util.Set;

/** Of the whole cluster. */
final class AlterRole implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "alter-role",
          Risk.High,
          "It changes a role of the whole cluster: who may log in, with which rights and "
              + "settings.",
          "Manage roles outside of migrations.");

  private static final Set<String> POWERS =
      Set.of(
          "superuser",
          "createrole",
          "createdb",
          "isreplication",
          "bypassrls",
          "addroleto",
          "rolemembers",
          "adminmembers");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("AlterRoleStmt", "AlterRoleSetStmt")
        || (act.is("CreateRoleStmt") && POWERS.stream().anyMatch(power -> has(act, power)))
        || (act.is("GrantRoleStmt") && grantsPower(act));
  }

  private static boolean has(Act act, String power) {
    return act.statement().list("options").stream()
        .filter(option -> option.text("defname").equals(power))
        .anyMatch(option -> !isOff(option.at("arg")));
  }

  private static boolean isOff(Tree arg) {
    return arg.is("Boolean") && !arg.flag("boolval");
  }

  /** PostgreSQL's own roles: to read all, to write all, to run programs on the server. */
  private static boolean grantsPower(Act act) {
    return act.statement().flag("is_grant")
        && act.statement().list("granted_roles").stream()
            .anyMatch(role -> role.text("priv_name").startsWith("pg_"));
  }
}
