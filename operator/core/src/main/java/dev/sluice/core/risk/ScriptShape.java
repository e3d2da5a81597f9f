package dev.sluice.core.risk;

import dev.sluice.core.sql.Tree;

/** The script under way: how many statements it has by now, and whether it is one transaction. */
final class ScriptShape {
  private int statements;
  private boolean stepwise;

  void start() {
    statements = 0;
    stepwise = false;
  }

  void add(Tree statement) {
    statements++;
    stepwise = stepwise || isOutsideTransactions(statement);
  }

  /** Whether it goes statement by statement, with more than one. */
  boolean isStepwise() {
    return stepwise && statements > 1;
  }

  /** Whether PostgreSQL (14 to 18) refuses it in a transaction block. */
  private static boolean isOutsideTransactions(Tree statement) {
    return switch (statement.kind()) {
      case "IndexStmt", "DropStmt" -> statement.flag("concurrent");
      case "ReindexStmt" ->
          statement.list("params").stream()
                  .anyMatch(option -> option.text("defname").equals("concurrently"))
              || statement.text("kind").matches("REINDEX_OBJECT_(SCHEMA|SYSTEM|DATABASE)");
      case "VacuumStmt" -> statement.flag("is_vacuumcmd");
      case "AlterTableStmt" ->
          statement.list("cmds").stream().anyMatch(cmd -> cmd.at("def").flag("concurrent"));
      case "ClusterStmt" -> statement.at("relation").isNone();
      case "CreatedbStmt",
          "DropdbStmt",
          "CreateTableSpaceStmt",
          "DropTableSpaceStmt",
          "AlterSystemStmt",
          "CreateSubscriptionStmt",
          "DropSubscriptionStmt" ->
          true;
      default -> false;
    };
  }
}
