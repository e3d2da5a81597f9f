package dev.sluice.core.catalogue;

import dev.sluice.core.sql.StableFunctions;
import dev.sluice.core.sql.Tree;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Keeps a {@link CatalogueState} up with statements; what it does not follow, it forgets. */
public final class CatalogueChanges {
  private final CatalogueState state;

  public CatalogueChanges(CatalogueState state) {
    this.state = state;
  }

  public void apply(Tree statement) {
    switch (statement.kind()) {
      case "CreateStmt" -> created(statement);
      case "CreateTableAsStmt" -> forget(statement.at("into").at("rel"));
      case "SelectStmt" -> forget(statement.at("intoClause").at("rel"));
      case "CreateForeignTableStmt" -> forget(statement.at("base").at("relation"));
      case "CreateDomainStmt" -> domain(statement);
      case "AlterDomainStmt" -> alteredDomain(statement);
      case "CreateEnumStmt", "CreateRangeStmt" -> type(statement.names("typeName"), TypeKind.OTHER);
      case "CompositeTypeStmt" -> composite(statement.at("typevar"));
      case "ViewStmt" -> view(statement);
      case "IndexStmt" -> index(statement);
      case "AlterTableStmt" -> altered(statement);
      case "DropStmt" -> dropped(statement);
      case "RenameStmt" -> renamed(statement);
      case "AlterObjectSchemaStmt" -> moved(statement);
      case "CreateSchemaStmt" -> statement.list("schemaElts").forEach(this::apply);
      case "ImportForeignSchemaStmt", "DropOwnedStmt", "DropdbStmt" -> state.forgetAll();
      default -> new SessionChanges(state).apply(statement);
    }
  }

  private void created(Tree statement) {
    Tree relation = statement.at("relation");
    Optional<ObjectName> name = state.created(relation);
    boolean there = state.table(relation).isPresent();
    boolean maybe = statement.flag("if_not_exists") && !there && !state.isComplete();
    boolean copied =
        !statement.list("inhRelations").isEmpty()
            || statement.has("ofTypename")
            || statement.list("tableElts").stream().anyMatch(e -> e.is("TableLikeClause"));
    if (statement.flag("if_not_exists") && there) {
      return;
    }
    state.views().keySet().removeIf(view -> name.filter(view::equals).isPresent());
    if (name.isEmpty() || maybe || copied) {
      state.forget(relation.text("relname"));
    } else {
      state.tables().put(name.get(), table(statement));
    }
  }

  private static Table table(Tree statement) {
    TableBuilder table = new TableBuilder();
    List<Tree> elements = statement.list("tableElts");
    elements.stream().filter(element -> element.is("ColumnDef")).forEach(table::add);
    Stream.concat(
            elements.stream().filter(element -> element.is("Constraint")),
            statement.list("constraints").stream())
        .forEach(constraint -> table.constrain(constraint, List.of()));
    return table.table();
  }

  private void forget(Tree relation) {
    if (!relation.isNone()) {
      state.forget(relation.text("relname"));
    }
  }

  private void domain(Tree statement) {
    boolean constrained =
        statement.list("constraints").stream()
                .map(constraint -> constraint.text("contype"))
                .anyMatch(type -> type.matches("CONSTR_(CHECK|NOTNULL)"))
            || state
                .type(statement.at("typeName").names("names"))
                .filter(below -> below == TypeKind.CONSTRAINED_DOMAIN)
                .isPresent();
    type(
        statement.names("domainname"), constrained ? TypeKind.CONSTRAINED_DOMAIN : free(statement));
  }

  /** Its own default counts, or else that of the domain below. */
  private TypeKind free(Tree statement) {
    List<Tree> defaults =
        statement.list("constraints").stream()
            .filter(constraint -> constraint.text("contype").equals("CONSTR_DEFAULT"))
            .toList();
    boolean differs =
        defaults.isEmpty()
            ? state
                .type(statement.at("typeName").names("names"))
                .filter(below -> below == TypeKind.VOLATILE_DOMAIN)
                .isPresent()
            : !defaults.stream().allMatch(one -> StableFunctions.areAllOf(one.at("raw_expr")));
    return differs ? TypeKind.VOLATILE_DOMAIN : TypeKind.DOMAIN;
  }

  private void alteredDomain(Tree statement) {
    List<String> names = statement.names("typeName");
    switch (statement.text("subtype")) {
      case "C", "O" -> type(names, TypeKind.CONSTRAINED_DOMAIN);
      case "X", "N" -> { // whether another one is left is not known
        if (!names.isEmpty()) {
          state.forget(names.getLast());
        }
      }
      case "T" -> alteredDefault(names, statement.at("def"));
      default -> {
        // the constraints stay
      }
    }
  }

  /** SET DEFAULT, or DROP DEFAULT without one. */
  private void alteredDefault(List<String> names, Tree expression) {
    boolean free =
        state.type(names).filter(kind -> kind != TypeKind.CONSTRAINED_DOMAIN).isPresent();
    if (free) {
      boolean same = expression.isNone() || StableFunctions.areAllOf(expression);
      type(names, same ? TypeKind.DOMAIN : TypeKind.VOLATILE_DOMAIN);
    }
  }

  private void composite(Tree name) {
    state
        .created(name.text("schemaname"), name.text("relname"))
        .ifPresent(type -> state.types().put(type, TypeKind.OTHER));
  }

  private void type(List<String> names, TypeKind kind) {
    if (!names.isEmpty()) {
      state
          .name(state.types(), Names.schema(names), names.getLast())
          .or(() -> state.created(Names.schema(names), names.getLast()))
          .ifPresent(type -> state.types().put(type, kind));
    }
  }

  private void view(Tree statement) {
    Tree view = statement.at("view");
    Optional<List<String>> columns = ViewColumns.of(statement, state);
    Optional<ObjectName> name =
        state
            .name(state.views(), view.text("schemaname"), view.text("relname"))
            .or(() -> state.created(view));
    state.forget(view.text("relname"));
    if (name.isPresent() && columns.isPresent()) {
      state.views().put(name.get(), new View(columns.get()));
    }
  }

  private void index(Tree statement) {
    change(
        statement.at("relation"),
        table -> {
          boolean there =
              statement.flag("if_not_exists")
                  && table.indexes().stream()
                      .anyMatch(index -> index.name().equals(statement.text("idxname")));
          TableBuilder changed = new TableBuilder(table);
          if (!there) {
            changed.add(TableBuilder.index(statement));
          }
          return changed.table();
        });
  }

  private void altered(Tree statement) {
    Tree relation = statement.at("relation");
    switch (statement.text("objtype")) {
      case "OBJECT_TABLE" -> change(relation, table -> TableChanges.after(table, statement));
      case "OBJECT_VIEW", "OBJECT_MATVIEW", "OBJECT_FOREIGN_TABLE" -> forget(relation);
      default -> {
        // an index or a type: nothing of it is kept here
      }
    }
  }

  private void change(Tree relation, UnaryOperator<Table> change) {
    Optional<ObjectName> name =
        state.name(state.tables(), relation.text("schemaname"), relation.text("relname"));
    if (name.isPresent()) {
      state
          .tables()
          .compute(name.get(), (key, table) -> change.apply(Objects.requireNonNull(table)));
    }
  }

  private void dropped(Tree statement) {
    String type = statement.text("removeType");
    boolean cascade = statement.text("behavior").equals("DROP_CASCADE");
    if (type.equals("OBJECT_EXTENSION")) {
      state.forgetAll();
      return;
    }
    for (Tree object : statement.list("objects")) {
      List<String> names = object.is("TypeName") ? object.names("names") : object.names();
      if (!names.isEmpty()) {
        dropped(type, names, cascade);
      }
    }
  }

  private void dropped(String type, List<String> names, boolean cascade) {
    switch (type) {
      case "OBJECT_SCHEMA" -> state.forgetSchema(names.getLast());
      case "OBJECT_TABLE", "OBJECT_VIEW", "OBJECT_MATVIEW", "OBJECT_FOREIGN_TABLE" -> {
        state.forget(names.getLast());
        if (cascade) {
          state.views().clear(); // which ones read it, only the server knows
        }
      }
      case "OBJECT_TYPE", "OBJECT_DOMAIN" -> {
        state.forget(names.getLast());
        if (cascade) {
          state.tables().clear(); // of which columns, only the server knows
          state.views().clear();
        }
      }
      case "OBJECT_INDEX" -> droppedIndex(names.getLast());
      default -> {
        // nothing of it is kept here
      }
    }
  }

  /** One that PostgreSQL has named may be any of those without a name. */
  private void droppedIndex(String name) {
    state
        .tables()
        .replaceAll((key, table) -> {
          TableBuilder changed = new TableBuilder(table);
          changed.dropIndex(name);
          changed.dropIndex("");
          return changed.table();
        });
  }

  private void renamed(Tree statement) {
    Tree relation = statement.at("relation");
    String now = statement.text("newname");
    switch (statement.text("renameType")) {
      case "OBJECT_COLUMN" -> renamedColumn(relation, statement.text("subname"), now);
      case "OBJECT_TABCONSTRAINT" ->
          change(
              relation,
              table -> {
                TableBuilder changed = new TableBuilder(table);
                changed.renameConstraint(statement.text("subname"), now);
                return changed.table();
              });
      case "OBJECT_TABLE" -> rename(state.tables(), relation, now);
      case "OBJECT_VIEW" -> rename(state.views(), relation, now);
      case "OBJECT_SCHEMA" -> {
        state.forgetSchema(statement.text("subname"));
        state.forgetSchema(now);
      }
      case "OBJECT_TYPE", "OBJECT_DOMAIN" -> {
        List<String> names = statement.at("object").names();
        Optional<TypeKind> kind = state.type(names);
        if (!names.isEmpty()) {
          state.forget(names.getLast());
        }
        kind.ifPresent(known ->
            state.created(Names.schema(names), now).ifPresent(to -> state.types().put(to, known)));
      }
      case "OBJECT_INDEX" -> droppedIndex(relation.text("relname"));
      default -> {
        // nothing of it is kept here
      }
    }
  }

  private void renamedColumn(Tree relation, String column, String now) {
    change(
        relation,
        table -> {
          TableBuilder changed = new TableBuilder(table);
          changed.rename(column, now);
          return changed.table();
        });
    if (state.table(relation).isEmpty()) {
      forget(relation);
    }
  }

  private <T> void rename(Map<ObjectName, T> in, Tree relation, String now) {
    Optional<ObjectName> old =
        state.name(in, relation.text("schemaname"), relation.text("relname"));
    T object = old.map(in::get).orElse(null);
    state.forget(relation.text("relname"));
    if (old.isPresent() && object != null) {
      in.put(new ObjectName(old.get().schema(), now), object);
    }
  }

  private void moved(Tree statement) {
    Tree relation = statement.at("relation");
    List<String> names = statement.at("object").names();
    String schema = statement.text("newschema");
    Table table = state.table(relation).orElse(null);
    Optional<TypeKind> type = state.type(names);
    forget(relation);
    if (!names.isEmpty()) {
      state.forget(names.getLast());
      type.ifPresent(kind -> state.types().put(new ObjectName(schema, names.getLast()), kind));
    }
    if (table != null && !relation.isNone()) {
      state.tables().put(new ObjectName(schema, relation.text("relname")), table);
    }
  }
}
