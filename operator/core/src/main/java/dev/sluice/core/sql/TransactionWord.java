package dev.sluice.core.sql;

import java.util.Optional;

/** What a statement does to the transaction that it is in. */
enum TransactionWord {
  NONE,
  BEGIN,
  COMMIT,
  REFUSED;

  static TransactionWord of(Tree tree) {
    if (!tree.is("TransactionStmt")) {
      return NONE;
    }
    return switch (tree.text("kind")) {
      case "TRANS_STMT_BEGIN", "TRANS_STMT_START" -> BEGIN;
      case "TRANS_STMT_COMMIT" -> COMMIT;
      case "TRANS_STMT_SAVEPOINT", "TRANS_STMT_RELEASE", "TRANS_STMT_ROLLBACK_TO" -> NONE;
      default -> REFUSED;
    };
  }

  static String objection(Tree refused) {
    return refused.text("kind").equals("TRANS_STMT_ROLLBACK")
        ? " is not allowed: the script would count as applied, and what is before it would not be in"
            + " effect. Remove it, and what it rolls back; ROLLBACK TO a savepoint is allowed."
        : " is not allowed: a prepared transaction outlives the run with its locks, and the row that"
            + " records the script cannot commit with it. Use COMMIT.";
  }

  /** Against BEGIN and SET TRANSACTION with modes that the run cannot keep. */
  static Optional<String> modeObjection(Tree statement) {
    return statement.list(statement.is("TransactionStmt") ? "options" : "args").stream()
        .flatMap(option -> modeObjection(option.text("defname"), value(option.at("arg"))).stream())
        .findFirst();
  }

  static Optional<String> modeObjection(String mode, String value) {
    return switch (mode) {
      case "transaction_isolation" ->
          value.equals("read committed")
              ? Optional.empty()
              : Optional.of(
                  " cannot be kept: the run reads its fence first, and an isolation level must be"
                      + " set before the first query. Scripts run in READ COMMITTED. Remove it.");
      case "transaction_read_only" ->
          value.matches("0|false|off")
              ? Optional.empty()
              : Optional.of(
                  " cannot be kept: the script's rows in history and ledger are written in its"
                      + " transaction. Remove it.");
      default -> Optional.empty();
    };
  }

  private static String value(Tree constant) {
    Tree ival = constant.at("ival");
    return ival.isNone() && !constant.has("ival")
        ? constant.at("sval").text("sval")
        : String.valueOf(ival.number("ival"));
  }
}
