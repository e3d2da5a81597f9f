package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Tree;

/** What a WHERE takes. */
final class Conditions {
  private Conditions() {}

  /** All rows: no WHERE, or one that no row can change. */
  static boolean takesAll(Tree statement) {
    Tree where = statement.at("whereClause");
    return where.isNone() || (isConstant(where) && !isFalse(where));
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
