package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.sql.Tree;
import java.util.List;
import java.util.stream.Stream;

/** Foreign keys, and whether an index leads from them to their rows. */
final class ForeignKeys {
  private ForeignKeys() {}

  static boolean lackIndex(Act act) {
    return keys(act).anyMatch(columns -> lacksIndex(act, columns));
  }

  private static boolean lacksIndex(Act act, List<String> columns) {
    boolean own = act.is("CreateStmt") && isKeyOfNew(act.statement(), columns);
    return !own && act.knownTable().filter(table -> table.hasIndexOn(columns)).isEmpty();
  }

  private static boolean isKeyOfNew(Tree create, List<String> columns) {
    return create.list("tableElts").stream()
        .anyMatch(element ->
            element.is("Constraint")
                ? isIndexed(element) && begins(element.names("keys"), columns)
                : List.of(element.text("colname")).equals(columns)
                    && element.list("constraints").stream().anyMatch(ForeignKeys::isIndexed));
  }

  private static boolean isIndexed(Tree constraint) {
    return constraint.text("contype").matches("CONSTR_(PRIMARY|UNIQUE)");
  }

  private static boolean begins(List<String> index, List<String> columns) {
    return index.size() >= columns.size() && index.subList(0, columns.size()).equals(columns);
  }

  private static Stream<List<String>> keys(Act act) {
    Stream<Tree> constraints =
        act.is("CreateStmt")
            ? act.statement().list("tableElts").stream().filter(e -> e.is("Constraint"))
            : act.addedConstraint("FOREIGN").stream();
    Stream<List<String>> named =
        constraints
            .filter(constraint -> constraint.text("contype").equals("CONSTR_FOREIGN"))
            .map(constraint -> constraint.names("fk_attrs"));
    Stream<List<String>> ofColumns =
        NewColumns.of(act)
            .filter(column ->
                column.list("constraints").stream()
                    .anyMatch(c -> c.text("contype").equals("CONSTR_FOREIGN")))
            .map(column -> List.of(column.text("colname")));
    return Stream.concat(named, ofColumns).filter(columns -> !columns.isEmpty());
  }
}
