package dev.sluice.core.sql;

import dev.sluice.core.sql.ExecutionClass.Relation;
import java.util.List;
import java.util.Set;

/** Reads from a parse tree how a statement has to be run (PostgreSQL 14 to 18). */
final class StatementClassifier {
  private static final ExecutionClass TRANSACTIONAL = new ExecutionClass.Transactional();
  private static final ExecutionClass REPEATABLE = new ExecutionClass.Repeatable();
  private static final ExecutionClass UNVERIFIABLE = new ExecutionClass.Unverifiable();
  private static final Set<String> WHOLE =
      Set.of("REINDEX_OBJECT_SCHEMA", "REINDEX_OBJECT_DATABASE", "REINDEX_OBJECT_SYSTEM");
  private static final Set<String> REFRESHES =
      Set.of(
          "ALTER_SUBSCRIPTION_SET_PUBLICATION",
          "ALTER_SUBSCRIPTION_ADD_PUBLICATION",
          "ALTER_SUBSCRIPTION_DROP_PUBLICATION",
          "ALTER_SUBSCRIPTION_REFRESH",
          "ALTER_SUBSCRIPTION_OPTIONS");

  private StatementClassifier() {}

  static ExecutionClass classOf(Tree statement) {
    return switch (statement.kind()) {
      case "IndexStmt" -> statement.flag("concurrent") ? build(statement) : TRANSACTIONAL;
      case "DropStmt" -> drop(statement);
      case "AlterTableStmt" -> alterTable(statement);
      case "ReindexStmt" -> reindex(statement);
      case "VacuumStmt" -> statement.flag("is_vacuumcmd") ? REPEATABLE : TRANSACTIONAL;
      case "ClusterStmt", "AlterSystemStmt" -> REPEATABLE;
      case "DiscardStmt" ->
          statement.text("target").equals("DISCARD_ALL") ? REPEATABLE : TRANSACTIONAL;
      case "AlterDatabaseStmt" ->
          has(statement, "options", "tablespace") ? REPEATABLE : TRANSACTIONAL;
      case "CreatedbStmt" -> cluster(true, false, statement.text("dbname"));
      case "DropdbStmt" -> cluster(false, false, statement.text("dbname"));
      case "CreateTableSpaceStmt" -> cluster(true, true, statement.text("tablespacename"));
      case "DropTableSpaceStmt" -> cluster(false, true, statement.text("tablespacename"));
      case "CreateSubscriptionStmt", "DropSubscriptionStmt" -> UNVERIFIABLE;
      case "AlterSubscriptionStmt" ->
          REFRESHES.contains(statement.text("kind")) ? UNVERIFIABLE : TRANSACTIONAL;
      default -> TRANSACTIONAL;
    };
  }

  private static ExecutionClass cluster(boolean create, boolean tablespace, String name) {
    return new ExecutionClass.ClusterObject(create, tablespace, name);
  }

  /** Without a name PostgreSQL picks one, so it could not be found again. */
  private static ExecutionClass build(Tree index) {
    if (!index.has("idxname")) {
      return UNVERIFIABLE;
    }
    Relation table = relation(index.at("relation"));
    return new ExecutionClass.BuildIndex(
        new Relation(table.schema(), index.text("idxname")), table);
  }

  private static ExecutionClass drop(Tree drop) {
    if (!drop.flag("concurrent")) {
      return TRANSACTIONAL;
    }
    return new ExecutionClass.DropIndex(
        drop.list("objects").stream().map(object -> relation(object.names())).toList());
  }

  private static ExecutionClass alterTable(Tree statement) {
    return statement.list("cmds").stream()
        .filter(command -> command.text("subtype").equals("AT_DetachPartition"))
        .map(command -> command.at("def"))
        .filter(partition -> partition.flag("concurrent"))
        .findFirst()
        .<ExecutionClass>map(partition ->
            new ExecutionClass.DetachPartition(
                relation(statement.at("relation")), relation(partition.at("name"))))
        .orElse(TRANSACTIONAL);
  }

  private static ExecutionClass reindex(Tree statement) {
    if (has(statement, "params", "concurrently")) {
      return new ExecutionClass.Reindex();
    }
    return WHOLE.contains(statement.text("kind")) ? REPEATABLE : TRANSACTIONAL;
  }

  /** An option that is there, and not switched off. */
  private static boolean has(Tree statement, String list, String name) {
    return statement.list(list).stream()
        .filter(option -> option.text("defname").equals(name))
        .map(option -> option.at("arg"))
        .anyMatch(value -> !isOff(value));
  }

  private static boolean isOff(Tree value) {
    return (value.is("Boolean") && !value.flag("boolval"))
        || (value.is("Integer") && value.number("ival") == 0)
        || value.text("sval").matches("(?i)off|false|0");
  }

  private static Relation relation(Tree rangeVar) {
    String schema = rangeVar.text("schemaname");
    return new Relation(schema.isEmpty() ? null : schema, rangeVar.text("relname"));
  }

  private static Relation relation(List<String> names) {
    return names.size() > 1
        ? new Relation(names.get(names.size() - 2), names.getLast())
        : new Relation(null, names.isEmpty() ? "" : names.getLast());
  }
}
