package dev.sluice.core.risk.rule;

import dev.sluice.core.sql.Tree;

/** What a WHERE takes. */
final class Conditions {
  private Conditions() {}

  /** All rows: no WHERE, or one that no row can change. */
  static boolean takesAll(Tree statement) {
    Tree where = statement.at("whereClause");
    return where.isNone() || holdsForAll(where);
  }

  /** Read as far as it goes without knowing a column. */
  private static boolean holdsForAll(Tree condition) {
    return condition.is("BoolExpr")
        ? switch (condition.text("boolop")) {
          case "OR_EXPR" -> condition.list("args").stream().anyMatch(Conditions::holdsForAll);
          case "AND_EXPR" -> condition.list("args").stream().allMatch(Conditions::holdsForAll);
          default -> isConstant(condition);
        }
        : isConstant(condition) ? !isFalse(condition) : comparesWithItself(condition);
  }

  private static boolean comparesWithItself(Tree condition) {
    return condition.is("A_Expr")
        && condition.names("name").stream().anyMatch(name -> name.matches("=|<=|>="))
        && condition.at("lexpr").is("ColumnRef")
        && condition.at("rexpr").is("ColumnRef")
        && condition.at("lexpr").names("fields").equals(condition.at("rexpr").names("fields"));
  }

  /** Without a column it is the same for all rows. */
  static boolean isConstant(Tree condition) {
    return condition.all("ColumnRef").isEmpty() && !condition.is("CurrentOfExpr");
  }

  private static boolean isFalse(Tree constant) {
    return constant.is("A_Const")
        && (constant.flag("isnull")
            || (constant.has("boolval") && !constant.at("boolval").flag("boolval")));
  }
}
