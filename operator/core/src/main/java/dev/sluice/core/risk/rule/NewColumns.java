package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.sql.Tree;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Columns that a statement defines. */
final class NewColumns {
  private NewColumns() {}

  static Stream<Tree> of(Act act) {
    return act.is("CreateStmt")
        ? act.statement().list("tableElts").stream().filter(element -> element.is("ColumnDef"))
        : Stream.of(act.addedColumn()).filter(column -> !column.isNone());
  }

  static boolean isOf(Tree column, String... types) {
    List<String> names = column.at("typeName").names("names");
    return !names.isEmpty() && Arrays.asList(types).contains(names.getLast());
  }

  static boolean isKey(Tree column) {
    return column.list("constraints").stream()
        .anyMatch(constraint -> constraint.text("contype").equals("CONSTR_PRIMARY"));
  }

  /** By a constraint of the table. */
  static boolean isKeyAlone(Act act, Tree column) {
    return act.is("CreateStmt")
        && act.statement().list("tableElts").stream()
            .filter(element -> element.text("contype").equals("CONSTR_PRIMARY"))
            .anyMatch(key -> key.names("keys").equals(List.of(column.text("colname"))));
  }

  /** A partition, a copy and a temporary table are no matter of style. */
  static boolean lackKey(Tree create) {
    return create.list("inhRelations").isEmpty()
        && !create.has("ofTypename")
        && !create.at("relation").text("relpersistence").equals("t")
        && create.list("tableElts").stream().noneMatch(element -> element.is("TableLikeClause"))
        && create.all("Constraint").stream()
            .noneMatch(constraint -> constraint.text("contype").equals("CONSTR_PRIMARY"));
  }
}
