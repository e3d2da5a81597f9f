package dev.sluice.core.risk;

import dev.sluice.core.risk.Reference.Kind;
import dev.sluice.core.sql.Tree;
import java.util.List;
import java.util.stream.Stream;

/** Keeps {@link Made} up with a statement that has been judged. */
final class Learned {
  private final Made made;

  Learned(Made made) {
    this.made = made;
  }

  void from(Tree statement) {
    made(statement);
    if (Setting.changesPath(statement)) {
      made.searchAnywhere();
    }
  }

  private void made(Tree statement) {
    switch (statement.kind()) {
      case "CreateStmt" -> created(statement, Reference.relation(statement.at("relation")));
      case "CreateForeignTableStmt" -> foreign(statement);
      case "CreateSeqStmt" -> created(statement, Reference.relation(statement.at("sequence")));
      case "IndexStmt" -> index(statement);
      case "CreateTableAsStmt" ->
          created(statement, Reference.relation(statement.at("into").at("rel")));
      case "SelectStmt" -> selected(statement);
      case "ViewStmt" -> view(statement);
      case "CreateFunctionStmt" -> made(statement, Reference.created(statement));
      case "CreateEnumStmt", "CreateRangeStmt" -> type(statement.names("typeName"));
      case "CreateDomainStmt" -> type(statement.names("domainname"));
      case "CompositeTypeStmt" -> composite(Reference.relation(statement.at("typevar")));
      case "CreateSchemaStmt" -> created(statement, Reference.schema(statement.text("schemaname")));
      case "ImportForeignSchemaStmt" -> made.forgetSchema(statement.text("local_schema"));
      case "AlterTableStmt" -> statement.list("cmds").forEach(cmd -> altered(statement, cmd));
      case "AlterSeqStmt" -> owned(statement);
      case "DiscardStmt" -> discarded(statement);
      case "DropStmt" -> Touched.by(statement, Tree.NONE).forEach(made::remove);
      case "RenameStmt" -> renamed(statement);
      case "AlterObjectSchemaStmt" -> moved(statement);
      case "VariableSetStmt" -> set(statement);
      case "TransactionStmt" -> rolledBack(statement);
      default -> {
        // makes nothing that a later statement could name
      }
    }
  }

  private void foreign(Tree statement) {
    Tree base = statement.at("base");
    Reference table = Reference.relation(base.at("relation"));
    created(base, table);
    made.addWindow(table);
  }

  /** PostgreSQL itself makes a view of a temporary table temporary. */
  private void view(Tree statement) {
    Reference view = Reference.relation(statement.at("view"));
    made.addWindow(view);
    boolean temporary =
        statement.at("query").all("RangeVar").stream()
            .map(Reference::relation)
            .anyMatch(made::isTemporary);
    if (!temporary) {
      made(statement, view);
    }
  }

  private void created(Tree statement, Reference object) {
    if (!statement.flag("if_not_exists")) {
      made.add(object);
    }
  }

  /** What OR REPLACE has replaced is new only where it was before. */
  private void made(Tree statement, Reference object) {
    if (!statement.flag("replace")) {
      made.add(object);
    }
  }

  private void type(List<String> names) {
    made.add(Reference.of(Kind.TYPE, names));
  }

  private void composite(Reference relation) {
    made.add(new Reference(Kind.TYPE, relation.schema(), relation.name()));
  }

  private void index(Tree statement) {
    Reference table = Reference.relation(statement.at("relation"));
    boolean known = made.isNew(table) || !table.schema().isEmpty() || !made.searchesMore();
    if (statement.has("idxname") && known && !made.isTemporary(table)) {
      created(statement, table.named(statement.text("idxname")));
    }
  }

  private void selected(Tree statement) {
    Tree into = statement.at("intoClause").at("rel");
    if (!into.isNone()) {
      made.add(Reference.relation(into));
    }
  }

  private void altered(Tree statement, Tree command) {
    Tree constraint = command.at("def");
    if (command.text("subtype").equals("AT_AddConstraint") && constraint.flag("skip_validation")) {
      Reference table = Reference.relation(statement.at("relation"));
      made.addNotValid(table, constraint.text("conname"));
    }
    Reference type = Reference.of(Kind.TYPE, constraint.at("typeName").names("names"));
    if (made.isNew(type) && !made.isNew(Reference.relation(statement.at("relation")))) {
      made.forget(type);
    }
    List<Reference> touched = Touched.by(statement, command);
    if (touched.size() > 1 && !touched.stream().allMatch(made::isNew)) {
      touched.forEach(made::forget);
    }
  }

  /** A sequence goes with the table of the column that owns it. */
  private void owned(Tree sequence) {
    if (!made.isNew(Reference.relation(sequence.at("sequence")))) {
      sequence.list("options").stream()
          .filter(option -> option.text("defname").equals("owned_by"))
          .map(option -> option.at("arg").names())
          .filter(column -> column.size() > 1)
          .map(column -> Reference.of(Kind.RELATION, column.subList(0, column.size() - 1)))
          .forEach(made::forget);
    }
  }

  private void discarded(Tree statement) {
    if (statement.text("target").matches("DISCARD_(ALL|TEMP)")) {
      made.dropTemporary();
    }
    if (statement.text("target").equals("DISCARD_ALL")) {
      made.searchAnywhere();
    }
  }

  private void renamed(Tree statement) {
    boolean whole =
        statement
            .text("renameType")
            .matches("OBJECT_(TABLE|VIEW|MATVIEW|SEQUENCE|INDEX|TYPE|SCHEMA)");
    for (Reference object : Touched.by(statement, Tree.NONE)) {
      if (whole && made.isNew(object)) {
        made.rename(object, statement.text("newname"));
      }
    }
  }

  private void moved(Tree statement) {
    for (Reference object : Touched.by(statement, Tree.NONE)) {
      if (made.isNew(object)) {
        made.remove(object);
        made.add(object.in(statement.text("newschema")));
      }
    }
  }

  private void set(Tree statement) {
    if (statement.text("kind").equals("VAR_RESET_ALL")) {
      made.searchAnywhere(); // the role's own path, which nobody knows
    } else if (statement.text("name").equals("search_path")) {
      searched(statement.list("args").stream().map(schema -> schema.at("sval").text("sval")));
      if (statement.flag("is_local")) {
        made.searchAnywhere(); // after its transaction, which may end with it
      }
    }
  }

  /** A path that names pg_temp may search it last; one that names the user may change with it. */
  private void searched(Stream<String> names) {
    List<String> path = names.toList();
    if (path.isEmpty() || path.stream().anyMatch(name -> name.matches("\\$.*|pg_temp.*|"))) {
      made.searchAnywhere();
    } else {
      made.searchIn(path.getFirst(), path.size() == 1);
    }
  }

  private void rolledBack(Tree statement) {
    if (statement.text("kind").startsWith("TRANS_STMT_ROLLBACK")) {
      made.forgetAll();
    }
  }
}
