package dev.sluice.core.risk.rule;

import dev.sluice.core.catalogue.Table;
import dev.sluice.core.risk.Act;
import dev.sluice.core.sql.Tree;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a WHERE gives values for all of the primary key. */
final class Keys {
  private static final int FEW = 100;

  private Keys() {}

  static boolean areGiven(Act act) {
    Optional<Table> table = act.knownTable();
    if (table.isEmpty() || table.get().primaryKey().isEmpty()) {
      return false;
    }
    Set<String> given = new HashSet<>();
    collect(act.statement().at("whereClause"), given);
    return act.statement().list("fromClause").isEmpty()
        && given.containsAll(table.get().primaryKey());
  }

  /** Of conditions that all must hold. */
  private static void collect(Tree condition, Set<String> given) {
    if (condition.is("BoolExpr") && condition.text("boolop").equals("AND_EXPR")) {
      condition.list("args").forEach(part -> collect(part, given));
    } else if (condition.is("A_Expr") && isEquality(condition)) {
      List<String> names = condition.at("lexpr").names("fields");
      if (!names.isEmpty() && isFew(condition.at("rexpr"))) {
        given.add(names.getLast());
      }
    }
  }

  private static boolean isEquality(Tree expression) {
    return expression.names("name").equals(List.of("="))
        && (expression.text("kind").equals("AEXPR_OP")
            || expression.text("kind").equals("AEXPR_IN"));
  }

  private static boolean isFew(Tree value) {
    List<Tree> values = value.is("List") ? value.list("items") : List.of(value);
    return values.size() <= FEW
        && values.stream()
            .map(one -> one.is("TypeCast") ? one.at("arg") : one)
            .allMatch(one -> one.is("A_Const"));
  }
}
