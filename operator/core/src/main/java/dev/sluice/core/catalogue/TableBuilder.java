package dev.sluice.core.catalogue;

import dev.sluice.core.catalogue.Constraint.Kind;
import dev.sluice.core.sql.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table under construction, or under ALTER TABLE. */
final class TableBuilder {
  private final List<Column> columns = new ArrayList<>();
  private final List<Constraint> constraints = new ArrayList<>();
  private final List<Index> indexes = new ArrayList<>();
  private final @Nullable Size size;

  TableBuilder() {
    size = null;
  }

  TableBuilder(Table table) {
    columns.addAll(table.columns());
    constraints.addAll(table.constraints());
    indexes.addAll(table.indexes());
    size = table.size();
  }

  Table table() {
    return new Table(columns, constraints, indexes, size);
  }

  /** A ColumnDef. */
  void add(Tree definition) {
    String name = definition.text("colname");
    List<Tree> all = definition.list("constraints");
    boolean notNull =
        all.stream()
            .map(constraint -> constraint.text("contype"))
            .anyMatch(type -> type.matches("CONSTR_(NOTNULL|PRIMARY|IDENTITY)"));
    drop(name);
    columns.add(new Column(name, ColumnType.of(definition.at("typeName")), notNull));
    all.forEach(constraint -> constrain(constraint, List.of(name)));
  }

  /** A Constraint of the table, or of the column that is given. */
  void constrain(Tree constraint, List<String> ofColumn) {
    boolean valid = !constraint.flag("skip_validation") && !isNotEnforced(constraint);
    List<String> keys = ofColumn.isEmpty() ? constraint.names("keys") : ofColumn;
    switch (constraint.text("contype")) {
      case "CONSTR_PRIMARY" -> {
        List<String> key = keyOf(constraint, keys);
        key.forEach(this::setNotNull);
        add(constraint, Kind.PRIMARY_KEY, key, true);
      }
      case "CONSTR_UNIQUE" -> add(constraint, Kind.UNIQUE, keyOf(constraint, keys), true);
      case "CONSTR_FOREIGN" ->
          add(
              constraint,
              Kind.FOREIGN_KEY,
              ofColumn.isEmpty() ? constraint.names("fk_attrs") : ofColumn,
              valid);
      case "CONSTR_CHECK" -> check(constraint, valid);
      case "CONSTR_EXCLUSION" -> add(constraint, Kind.EXCLUSION, List.of(), true);
      case "CONSTR_NOTNULL" -> {
        if (valid
            && ofColumn.isEmpty()) { // of PostgreSQL 18; that of a column is in its definition
          keys.forEach(this::setNotNull);
        }
      }
      default -> {
        // says nothing of what rows hold
      }
    }
  }

  private static boolean isNotEnforced(Tree constraint) {
    return constraint.has("is_enforced") && !constraint.flag("is_enforced");
  }

  /** USING INDEX names no column: those of the index are its own. */
  private List<String> keyOf(Tree constraint, List<String> keys) {
    String index = constraint.text("indexname");
    return index.isEmpty()
        ? keys
        : indexes.stream()
            .filter(one -> one.name().equals(index))
            .findFirst()
            .map(Index::columns)
            .orElse(List.of());
  }

  private void check(Tree constraint, boolean valid) {
    List<String> proven = notNull(constraint.at("raw_expr")).toList();
    boolean inherited = !constraint.flag("is_no_inherit");
    List<String> used =
        constraint.at("raw_expr").all("ColumnRef").stream()
            .map(column -> column.names("fields"))
            .filter(fields -> !fields.isEmpty())
            .map(List::getLast)
            .distinct()
            .toList();
    add(constraint, Kind.CHECK, used, valid);
    if (inherited) {
      proven.forEach(column -> add(constraint, Kind.CHECK_NOT_NULL, List.of(column), valid));
    }
  }

  /** Columns of which it demands that they hold no NULL. */
  private static Stream<String> notNull(Tree test) {
    if (test.is("BoolExpr") && test.text("boolop").equals("AND_EXPR")) {
      return test.list("args").stream().flatMap(TableBuilder::notNull);
    }
    return test.is("NullTest") && test.text("nulltesttype").equals("IS_NOT_NULL")
        ? test.at("arg").names("fields").stream().reduce((first, last) -> last).stream()
        : Stream.empty();
  }

  private void add(Tree constraint, Kind kind, List<String> ofColumns, boolean valid) {
    constraints.add(new Constraint(constraint.text("conname"), kind, ofColumns, valid));
  }

  void add(Index index) {
    indexes.add(index);
  }

  void validate(String constraint) {
    constraints.replaceAll(one -> one.name().equals(constraint) ? one.valid() : one);
  }

  /** One that is not known by its name may be any of those that PostgreSQL has named. */
  void dropConstraint(String name) {
    Predicate<Constraint> same = constraint -> constraint.name().equals(name);
    boolean known = constraints.stream().anyMatch(same);
    constraints.removeIf(known ? same : constraint -> constraint.name().isEmpty());
    indexes.removeIf(index -> index.name().equals(name));
  }

  void renameConstraint(String name, String now) {
    dropConstraint(name); // what it proves is forgotten with its name
    dropConstraint(now);
  }

  /** By its name; without one, those that PostgreSQL has named. */
  boolean dropIndex(String name) {
    return indexes.removeIf(index -> index.name().equals(name));
  }

  void drop(String column) {
    columns.removeIf(one -> one.name().equals(column));
    constraints.removeIf(constraint -> constraint.columns().contains(column));
    indexes.removeIf(index -> index.columns().contains(column));
  }

  boolean has(String column) {
    return columns.stream().anyMatch(one -> one.name().equals(column));
  }

  void setType(String column, ColumnType type) {
    columns.replaceAll(one -> one.name().equals(column) ? one.type(type) : one);
  }

  void setNotNull(String column) {
    columns.replaceAll(one -> one.name().equals(column) ? one.notNull(true) : one);
  }

  void dropNotNull(String column) {
    columns.replaceAll(one -> one.name().equals(column) ? one.notNull(false) : one);
  }

  void rename(String column, String now) {
    columns.replaceAll(one -> one.name().equals(column) ? one.named(now) : one);
    constraints.replaceAll(constraint -> constraint.renamed(column, now));
    indexes.replaceAll(index -> index.renamed(column, now));
  }

  /** Of an IndexStmt. */
  static Index index(Tree statement) {
    List<String> ofColumns =
        statement.list("indexParams").stream().map(column -> column.text("name")).toList();
    return new Index(
        statement.text("idxname"),
        ofColumns,
        statement.flag("unique"),
        statement.has("whereClause"),
        true);
  }
}
