package dev.sluice.core.risk.rule;

import dev.sluice.core.catalogue.ColumnType;
import dev.sluice.core.risk.Act;
import dev.sluice.core.sql.Tree;

/** What ALTER COLUMN TYPE does to values, by what is known of the column. */
final class TypeChange {
  private TypeChange() {}

  /** Without USING, and to a type that holds each value as it is. */
  static boolean isWidening(Act act) {
    Tree definition = act.command().at("def");
    String name = act.command().text("name");
    return act.alters("AT_AlterColumnType")
        && definition.at("raw_default").isNone()
        && definition.at("collClause").isNone()
        && act.knownTable()
            .filter(table -> !table.isBoundByType(name))
            .flatMap(table -> table.column(name))
            .filter(old -> old.type().widensTo(ColumnType.of(definition.at("typeName"))))
            .isPresent();
  }
}
