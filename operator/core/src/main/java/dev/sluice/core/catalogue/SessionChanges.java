package dev.sluice.core.catalogue;

import dev.sluice.core.sql.Tree;
import java.util.List;

/** What a statement does to the search path, and to what is known, besides DDL. */
final class SessionChanges {
  private final CatalogueState state;

  SessionChanges(CatalogueState state) {
    this.state = state;
  }

  void apply(Tree statement) {
    switch (statement.kind()) {
      case "VariableSetStmt" -> set(statement);
      case "DiscardStmt" -> {
        if (statement.text("target").equals("DISCARD_ALL")) {
          state.searchIn(List.of());
        }
      }
      case "TransactionStmt" -> {
        if (statement.text("kind").startsWith("TRANS_STMT_ROLLBACK")) {
          state.forgetAll();
        }
      }
      default -> {
        // no DDL
      }
    }
  }

  /** An empty path: nobody knows where a name without a schema leads. */
  private void set(Tree statement) {
    if (statement.text("kind").equals("VAR_RESET_ALL")) {
      state.searchIn(List.of());
    } else if (statement.text("name").equalsIgnoreCase("search_path")) {
      List<String> names =
          statement.list("args").stream().map(schema -> schema.at("sval").text("sval")).toList();
      boolean plain =
          !statement.flag("is_local")
              && names.stream().noneMatch(name -> name.matches("\\$.*|pg_temp.*|"));
      state.searchIn(plain ? names : List.of());
    }
  }
}
