package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.sql.StableFunctions;
import dev.sluice.core.sql.Tree;
import java.util.Optional;

/** What a column that is added holds in rows that are there. */
final class Columns {
  private Columns() {}

  /** NOT NULL, and nothing gives the rows that are there a value. */
  static boolean isRequired(Act act) {
    boolean notNull =
        act.columnConstraint("NOTNULL").isPresent() || act.columnConstraint("PRIMARY").isPresent();
    return notNull
        && defaultOf(act).isEmpty()
        && !isSerial(act)
        && act.columnConstraint("IDENTITY").isEmpty()
        && act.columnConstraint("GENERATED").isEmpty();
  }

  /** Its own default, or else that of its domain. */
  static boolean hasVolatileDefault(Act act) {
    return act.columnConstraint("DEFAULT").isPresent()
        ? defaultOf(act).filter(expression -> !StableFunctions.areAllOf(expression)).isPresent()
        : Domains.hasVolatileDefault(act, act.addedColumn().at("typeName"));
  }

  /** By its type's name: PostgreSQL itself makes a sequence and a default of it. */
  static boolean isSerial(Act act) {
    Tree type = act.addedColumn().at("typeName");
    return type.names("names").stream().anyMatch(name -> name.matches("(big|small)?serial[248]?"));
  }

  private static Optional<Tree> defaultOf(Act act) {
    return act.columnConstraint("DEFAULT")
        .map(constraint -> constraint.at("raw_expr"))
        .filter(expression -> !(expression.is("A_Const") && expression.flag("isnull")));
  }
}
