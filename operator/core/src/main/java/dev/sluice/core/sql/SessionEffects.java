package dev.sluice.core.sql;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads from a parse tree what a statement may leave in its session. */
final class SessionEffects {
  /** These run no code of anybody's, but for event triggers, which superusers alone may create. */
  private static final Set<String> PLAIN =
      Set.of(
          "CommentStmt",
          "GrantStmt",
          "GrantRoleStmt",
          "CreateStmt",
          "CreateSeqStmt",
          "CreateFunctionStmt",
          "CreateEnumStmt",
          "AlterEnumStmt",
          "CompositeTypeStmt",
          "CreateDomainStmt",
          "CreateTrigStmt",
          "CreateSchemaStmt",
          "ViewStmt",
          "DropStmt",
          "RenameStmt",
          "AlterObjectSchemaStmt",
          "AlterOwnerStmt",
          "AlterSeqStmt",
          "CreatePolicyStmt",
          "AlterPolicyStmt",
          "RuleStmt",
          "DefineStmt",
          "TransactionStmt",
          "LockStmt");

  private static final Set<String> PLAIN_COMMANDS =
      Set.of(
          "AT_AddColumn",
          "AT_DropColumn",
          "AT_ColumnDefault",
          "AT_DropNotNull",
          "AT_DropConstraint",
          "AT_SetStatistics",
          "AT_SetOptions",
          "AT_SetRelOptions",
          "AT_EnableRowSecurity",
          "AT_DisableRowSecurity",
          "AT_ChangeOwner",
          "AT_ReplicaIdentity");

  private SessionEffects() {}

  static SessionEffect of(Tree statement) {
    return switch (statement.kind()) {
      case "VariableSetStmt" -> isOfSession(statement) ? SessionEffect.SETS : SessionEffect.UNKNOWN;
      case "LoadStmt" -> SessionEffect.SETS;
      case "DiscardStmt" ->
          statement.text("target").equals("DISCARD_ALL")
              ? SessionEffect.DISCARDS
              : SessionEffect.UNKNOWN;
      case "SelectStmt" -> isLastingSetting(statement) ? SessionEffect.SETS : SessionEffect.UNKNOWN;
      case "IndexStmt" -> plain(!statement.has("whereClause") && isOfColumns(statement));
      case "AlterTableStmt" ->
          plain(statement.list("cmds").stream().allMatch(SessionEffects::isPlain));
      default -> plain(PLAIN.contains(statement.kind()) && !isTemporary(statement));
    };
  }

  private static SessionEffect plain(boolean plain) {
    return plain ? SessionEffect.NONE : SessionEffect.UNKNOWN;
  }

  private static boolean isOfColumns(Tree index) {
    return !index.flag("concurrent")
        && index.list("indexParams").stream().allMatch(column -> column.has("name"));
  }

  /** No expression is evaluated for it. */
  private static boolean isPlain(Tree command) {
    return PLAIN_COMMANDS.contains(command.text("subtype"))
        && command.at("def").list("constraints").isEmpty();
  }

  /** It is gone with the session, so the session is not what it was. */
  private static boolean isTemporary(Tree statement) {
    return Stream.of("relation", "view", "sequence")
        .map(statement::at)
        .anyMatch(table ->
            table.text("relpersistence").equals("t")
                || table.text("schemaname").startsWith("pg_temp"));
  }

  /** SET LOCAL and SET TRANSACTION end with their transaction. */
  private static boolean isOfSession(Tree set) {
    return !set.flag("is_local") && !set.text("name").equals("TRANSACTION");
  }

  /**
   * As pg_dump writes it: {@code SELECT pg_catalog.set_config('search_path', '', false)}. It may be
   * sent again, so it calls nothing that could have an effect.
   */
  private static boolean isLastingSetting(Tree select) {
    List<Tree> calls = select.all("FuncCall");
    return calls.stream().anyMatch(SessionEffects::setsForSession)
        && select.list("fromClause").isEmpty()
        && select.at("withClause").isNone()
        && select.at("intoClause").isNone()
        && calls.stream()
            .allMatch(call -> setsForSession(call) || name(call).equals("current_setting"));
  }

  static boolean setsForSession(Tree call) {
    List<Tree> arguments = call.list("args");
    return name(call).equals("set_config") && arguments.size() == 3 && isFalse(arguments.getLast());
  }

  /** Whether it may set something for the session that is not sent again in a later segment. */
  static boolean isLostSetting(Tree statement) {
    return !statement.is("VariableSetStmt")
        && of(statement) != SessionEffect.SETS
        && statement.all("FuncCall").stream()
            .filter(call -> name(call).equals("set_config"))
            .anyMatch(
                call -> call.list("args").size() == 3 && !isTrue(call.list("args").getLast()));
  }

  private static String name(Tree call) {
    List<String> names = call.names("funcname");
    return names.isEmpty() ? "" : names.getLast();
  }

  private static boolean isTrue(Tree constant) {
    return constant.at("boolval").flag("boolval");
  }

  private static boolean isFalse(Tree constant) {
    return constant.has("boolval") && !constant.at("boolval").flag("boolval");
  }
}
