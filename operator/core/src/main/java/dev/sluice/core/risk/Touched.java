package dev.sluice.core.risk;

import dev.sluice.core.risk.Reference.Kind;
import dev.sluice.core.sql.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The objects that a statement changes, locks or takes for granted, besides the one it creates. */
final class Touched {
  private Touched() {}

  static List<Reference> by(Tree statement, Tree command) {
    return switch (statement.kind()) {
      case "AlterTableStmt" -> altered(statement, command);
      case "CreateStmt", "CreateForeignTableStmt" -> created(statement);
      case "IndexStmt",
          "CreateTrigStmt",
          "RuleStmt",
          "InsertStmt",
          "UpdateStmt",
          "DeleteStmt",
          "MergeStmt",
          "CopyStmt",
          "RefreshMatViewStmt",
          "ClusterStmt",
          "ReindexStmt" ->
          relations(Stream.of(statement.at("relation")));
      case "CreatePolicyStmt", "AlterPolicyStmt" -> relations(Stream.of(statement.at("table")));
      case "AlterSeqStmt" -> relations(Stream.of(statement.at("sequence")));
      case "TruncateStmt", "LockStmt" -> relations(statement.list("relations").stream());
      case "VacuumStmt" ->
          relations(statement.list("rels").stream().map(rel -> rel.at("relation")));
      case "ViewStmt" -> replaced(statement, Reference.relation(statement.at("view")));
      case "CreateFunctionStmt" -> replaced(statement, Reference.created(statement));
      case "AlterFunctionStmt" -> List.of(Reference.routine(statement.at("func")));
      case "AlterEnumStmt", "AlterDomainStmt" ->
          List.of(Reference.of(Kind.TYPE, statement.names("typeName")));
      case "DropStmt" ->
          statement.list("objects").stream()
              .map(object -> object(statement.text("removeType"), object))
              .toList();
      case "RenameStmt" -> named(statement, statement.text("renameType"));
      case "AlterObjectSchemaStmt", "AlterOwnerStmt" ->
          named(statement, statement.text("objectType"));
      case "GrantStmt" -> granted(statement);
      case "SelectStmt" -> sequences(statement);
      default -> List.of();
    };
  }

  private static List<Reference> relations(Stream<Tree> rangeVars) {
    return rangeVars.filter(tree -> !tree.isNone()).map(Reference::relation).toList();
  }

  private static List<Reference> altered(Tree statement, Tree command) {
    Reference relation = Reference.relation(statement.at("relation"));
    List<Reference> touched = new ArrayList<>();
    touched.add(
        statement.text("objtype").equals("OBJECT_TYPE")
            ? new Reference(Kind.TYPE, relation.schema(), relation.name())
            : relation);
    touched.addAll(relations(foreignTables(command)));
    Tree partition = command.at("def");
    if (partition.is("PartitionCmd")) {
      touched.addAll(relations(Stream.of(partition.at("name"))));
    }
    if (partition.is("RangeVar")) { // the parent of INHERIT
      touched.add(Reference.relation(partition));
    }
    return touched;
  }

  private static List<Reference> created(Tree statement) {
    return relations(
        Stream.concat(foreignTables(statement), statement.list("inhRelations").stream()));
  }

  /** Those that foreign keys in it refer to. */
  static Stream<Tree> foreignTables(Tree tree) {
    return tree.all("Constraint").stream()
        .filter(constraint -> constraint.text("contype").equals("CONSTR_FOREIGN"))
        .map(constraint -> constraint.at("pktable"));
  }

  /** What is named for ALL IN SCHEMA is a schema, whatever the rights are on. */
  private static List<Reference> granted(Tree statement) {
    boolean named = statement.text("targtype").equals("ACL_TARGET_OBJECT");
    return statement.list("objects").stream()
        .map(object -> object(named ? statement.text("objtype") : "", object))
        .toList();
  }

  private static List<Reference> replaced(Tree statement, Reference object) {
    return statement.flag("replace") ? List.of(object) : List.of();
  }

  private static List<Reference> named(Tree statement, String type) {
    Tree relation = statement.at("relation");
    if (!relation.isNone()) {
      return List.of(Reference.relation(relation));
    }
    return type.equals("OBJECT_SCHEMA") && statement.has("subname")
        ? List.of(Reference.schema(statement.text("subname")))
        : List.of(object(type, statement.at("object")));
  }

  private static Reference object(String type, Tree object) {
    if (object.is("RangeVar")) {
      return Reference.relation(object);
    }
    List<String> names = object.is("TypeName") ? object.names("names") : object.names();
    return switch (type) {
      case "OBJECT_TABLE",
          "OBJECT_VIEW",
          "OBJECT_MATVIEW",
          "OBJECT_SEQUENCE",
          "OBJECT_INDEX",
          "OBJECT_FOREIGN_TABLE" ->
          Reference.of(Kind.RELATION, names);
      case "OBJECT_TRIGGER", "OBJECT_POLICY", "OBJECT_RULE" ->
          Reference.of(Kind.RELATION, names.subList(0, Math.max(0, names.size() - 1)));
      case "OBJECT_TYPE", "OBJECT_DOMAIN" -> Reference.of(Kind.TYPE, names);
      case "OBJECT_FUNCTION", "OBJECT_PROCEDURE", "OBJECT_ROUTINE", "OBJECT_AGGREGATE" ->
          Reference.routine(object);
      case "OBJECT_SCHEMA" -> Reference.schema(names.isEmpty() ? "" : names.getFirst());
      default -> new Reference(Kind.OTHER, "", "");
    };
  }

  /** As pg_dump writes it: {@code SELECT pg_catalog.setval('public.s', 1, true)}. */
  private static List<Reference> sequences(Tree select) {
    return select.all("FuncCall").stream()
        .filter(call -> Functions.name(call).equals("setval"))
        .map(call -> call.list("args").stream().findFirst().orElse(Tree.NONE))
        .map(name -> name.at("sval").text("sval").replace("\"", ""))
        .map(name -> Reference.of(Kind.RELATION, List.of(name.split("\\.", -1))))
        .toList();
  }
}
