package dev.sluice.core.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What exists for one segment only, because a resumed run has a new session: temporary tables,
 * cursors, prepared statements, savepoints, locks. Its use in a later segment is refused.
 */
final class SegmentScope {
  private static final String TEMPORARY_SCHEMA = "pg_temp";

  private final List<Diagnostic> diagnostics;
  private final Map<String, Made> made = new HashMap<>();
  private int segment;
  private @Nullable Made lasting;
  private @Nullable ParsedStatement ofTransaction;

  private record Made(ParsedStatement by, int segment) {}

  SegmentScope(List<Diagnostic> diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Before a statement that follows in the open segment, or begins one. */
  void use(ParsedStatement statement, Tree tree) {
    if (lasting != null && lasting.segment != segment) {
      refuse(statement, lasting.by, "does not last");
      lasting = null;
    }
    if (made.isEmpty()) {
      return;
    }
    switch (tree.kind()) {
      case "ExecuteStmt", "DeallocateStmt" -> used(statement, "prepared " + tree.text("name"));
      case "FetchStmt", "ClosePortalStmt" -> used(statement, "cursor " + tree.text("portalname"));
      case "TransactionStmt" -> used(statement, "savepoint " + tree.text("savepoint_name"));
      case "DropStmt" -> dropped(statement, tree);
      case "CreateStmt", "CreateSeqStmt" -> {
        // made again, under a name that is free
      }
      case "CreateTableAsStmt", "ViewStmt" -> usedTables(statement, tree.at("query"));
      default -> usedTables(statement, tree);
    }
  }

  /** A table that is the target of a statement has no kind of its own in the tree. */
  private void usedTables(ParsedStatement statement, Tree tree) {
    tree.everything()
        .filter(node -> node.has("relname") && !node.text("relpersistence").equals("t"))
        .forEach(table -> usedTable(statement, table));
  }

  private void dropped(ParsedStatement statement, Tree drop) {
    if (!drop.flag("missing_ok")) {
      drop.list("objects").stream()
          .map(Tree::names)
          .filter(names ->
              names.size() == 1 || (names.size() > 1 && names.getFirst().equals(TEMPORARY_SCHEMA)))
          .forEach(names -> used(statement, "table " + names.getLast()));
    }
    drop.list("objects").stream()
        .map(Tree::names)
        .filter(names -> !names.isEmpty())
        .forEach(names -> made.remove("table " + names.getLast()));
  }

  private void usedTable(ParsedStatement statement, Tree table) {
    String schema = table.text("schemaname");
    if (schema.isEmpty() || schema.equals(TEMPORARY_SCHEMA)) {
      used(statement, "table " + table.text("relname"));
    }
  }

  private void used(ParsedStatement statement, String key) {
    Made found = made.get(key);
    if (found != null && found.segment != segment) {
      refuse(statement, found.by, "is gone");
      made.remove(key);
    }
  }

  private void refuse(ParsedStatement statement, ParsedStatement by, String what) {
    diagnostics.add(
        Diagnostic.error(
            statement,
            " is in another segment than line "
                + by.line()
                + " ("
                + by.firstWords()
                + "): what that leaves in its session "
                + what
                + " there, as each segment has a session of its own. A segment ends at a COMMIT, after"
                + " ALTER TYPE ... ADD VALUE, and around what cannot run in a transaction: move that"
                + " before or behind both, or into a script of its own."));
  }

  /** Behind a statement of the open segment. */
  void define(ParsedStatement statement, Tree tree) {
    if (statement.sql().contains("set_config") && SessionEffects.isLostSetting(tree)) {
      lasting = new Made(statement, segment);
    }
    switch (tree.kind()) {
      case "CreateStmt" -> table(statement, tree.at("relation"));
      case "CreateTableAsStmt" -> table(statement, tree.at("into").at("rel"));
      case "ViewStmt" -> table(statement, tree.at("view"));
      case "CreateSeqStmt" -> table(statement, tree.at("sequence"));
      case "SelectStmt" -> selected(statement, tree);
      case "PrepareStmt" -> put(statement, "prepared " + tree.text("name"));
      case "DeclareCursorStmt" -> put(statement, "cursor " + tree.text("portalname"));
      case "TransactionStmt" -> savepoint(statement, tree);
      case "ListenStmt" -> lasting = new Made(statement, segment);
      case "LockStmt" -> ofTransaction = statement;
      default -> {
        // leaves nothing
      }
    }
  }

  private void selected(ParsedStatement statement, Tree select) {
    table(statement, select.at("intoClause").at("rel"));
    if (statement.sql().contains("pg_advisory")) {
      boolean unlocks = calls(select, "pg_advisory_unlock.*");
      boolean locks = calls(select, "pg_(try_)?advisory_lock(_shared)?");
      lasting = unlocks ? null : locks ? new Made(statement, segment) : lasting;
    }
  }

  private static boolean calls(Tree select, String pattern) {
    return select.all("FuncCall").stream()
        .map(call -> call.names("funcname"))
        .anyMatch(names -> !names.isEmpty() && names.getLast().matches(pattern));
  }

  private void table(ParsedStatement statement, Tree table) {
    if (table.text("relpersistence").equals("t")
        || table.text("schemaname").equals(TEMPORARY_SCHEMA)) {
      put(statement, "table " + table.text("relname"));
    } else if (table.text("schemaname").isEmpty()) {
      made.remove("table " + table.text("relname")); // another of that name, which lasts
    }
  }

  private void savepoint(ParsedStatement statement, Tree tree) {
    if (tree.text("kind").equals("TRANS_STMT_SAVEPOINT")) {
      put(statement, "savepoint " + tree.text("savepoint_name"));
      ofTransaction = statement;
    }
  }

  private void put(ParsedStatement statement, String key) {
    made.put(key, new Made(statement, segment));
  }

  /** The segment ends without a COMMIT of the author's. */
  void cut(ParsedStatement because) {
    if (ofTransaction != null) {
      diagnostics.add(
          Diagnostic.error(
              ofTransaction,
              " would not last: line "
                  + because.line()
                  + " ("
                  + because.firstWords()
                  + ") ends the transaction before it. Move that statement into a script of its"
                  + " own, or write a COMMIT where the transaction is to end."));
    }
  }

  /** Another segment begins. */
  void next() {
    segment++;
    ofTransaction = null;
  }
}
