package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.sql.Tree;

/** What a statement does when it runs a second time. */
final class Repeats {
  private Repeats() {}

  /** Nothing, or the same; a concurrent one that failed is cleared away by Sluice first. */
  static boolean isHarmless(Act act) {
    Tree statement = act.statement();
    return switch (statement.kind()) {
      case "IndexStmt" -> statement.flag("concurrent") || statement.flag("if_not_exists");
      case "DropStmt" -> statement.flag("concurrent") || statement.flag("missing_ok");
      case "CreateStmt",
          "CreateForeignTableStmt",
          "CreateSchemaStmt",
          "CreateSeqStmt",
          "CreateExtensionStmt",
          "CreateTableAsStmt" ->
          isOptional(statement);
      case "ViewStmt", "CreateFunctionStmt", "CreateTrigStmt", "RuleStmt" ->
          statement.flag("replace");
      case "CreateEnumStmt",
          "CreateRangeStmt",
          "CreateDomainStmt",
          "CompositeTypeStmt",
          "CreatePolicyStmt",
          "RenameStmt" ->
          false;
      case "AlterEnumStmt" -> statement.flag("skipIfNewValExists");
      case "InsertStmt" -> !statement.at("onConflictClause").isNone();
      case "AlterTableStmt" -> isHarmlessCommand(act);
      default -> true;
    };
  }

  private static boolean isOptional(Tree statement) {
    Tree table = statement.is("CreateForeignTableStmt") ? statement.at("base") : statement;
    return table.flag("if_not_exists") || table.at("relation").text("relpersistence").equals("t");
  }

  private static boolean isHarmlessCommand(Act act) {
    return !act.alters(
            "AT_AddColumn",
            "AT_DropColumn",
            "AT_AddConstraint",
            "AT_DropConstraint",
            "AT_AddIdentity",
            "AT_AttachPartition")
        || act.command().flag("missing_ok");
  }
}
