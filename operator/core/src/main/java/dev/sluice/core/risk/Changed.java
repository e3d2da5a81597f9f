package dev.sluice.core.risk;

import dev.sluice.core.risk.Reference.Kind;
import dev.sluice.core.sql.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a statement creates, changes or drops, new or not; what it only reads is left out. */
final class Changed {
  private static final Set<String> WRITES =
      Set.of(
          "insert", "update", "delete", "truncate", "references", "trigger", "create", "maintain");

  private Changed() {}

  static Stream<Reference> by(Tree statement) {
    return switch (statement.kind()) {
      case "CopyStmt" -> statement.flag("is_from") ? relations(statement.at("relation")) : none();
      case "SelectStmt" ->
          Stream.concat(relations(statement.at("intoClause").at("rel")), paths(statement));
      case "VariableSetStmt" -> paths(statement);
      case "CreateTableAsStmt" -> relations(statement.at("into").at("rel"));
      case "ViewStmt" -> viewed(statement);
      case "CreateSeqStmt" -> relations(statement.at("sequence"));
      case "CompositeTypeStmt" -> relations(statement.at("typevar"));
      case "CreateStmt", "CreateForeignTableStmt" -> created(statement);
      case "DefineStmt" -> named(statement.names("defnames"));
      case "CreateFunctionStmt" -> named(statement.names("funcname"));
      case "CreateDomainStmt" -> named(statement.names("domainname"));
      case "CreateEnumStmt", "CreateRangeStmt" -> named(statement.names("typeName"));
      case "CreateSchemaStmt" -> ledger(statement.text("schemaname"));
      case "VacuumStmt", "ReindexStmt", "RefreshMatViewStmt" -> none();
      case "AlterTableStmt" ->
          statement.list("cmds").stream()
              .flatMap(command -> Touched.by(statement, command).stream());
      case "DropStmt" -> dropped(statement);
      case "RenameStmt" -> renamed(statement);
      case "AlterObjectSchemaStmt" ->
          Stream.concat(
              Touched.by(statement, Tree.NONE).stream(), ledger(statement.text("newschema")));
      case "AlterOwnerStmt" -> owned(statement);
      case "GrantStmt" -> granted(statement);
      default -> Touched.by(statement, Tree.NONE).stream();
    };
  }

  /** Texts that run as statements: at once, or when the routine is called. */
  static Stream<String> texts(Tree statement) {
    String field = statement.is("DoStmt") ? "args" : "options";
    return statement.is("DoStmt") || statement.is("CreateFunctionStmt")
        ? statement.list(field).stream()
            .filter(option -> option.text("defname").equals("as"))
            .map(option -> option.at("arg"))
            .map(arg -> arg.is("String") ? arg.text("sval") : String.join("\n", arg.names()))
        : Stream.empty();
  }

  private static Stream<Reference> none() {
    return Stream.empty();
  }

  private static Stream<Reference> relations(Tree rangeVar) {
    return rangeVar.isNone() ? none() : Stream.of(Reference.relation(rangeVar));
  }

  private static Stream<Reference> named(List<String> names) {
    return Stream.of(Reference.of(Kind.TYPE, names)); // only its schema matters
  }

  private static Stream<Reference> created(Tree statement) {
    Tree table = statement.is("CreateForeignTableStmt") ? statement.at("base") : statement;
    return Stream.concat(
        relations(table.at("relation")), Touched.by(statement, Tree.NONE).stream());
  }

  /** A view of one table can be written through. */
  private static Stream<Reference> viewed(Tree statement) {
    List<Tree> from = statement.at("query").list("fromClause");
    Stream<Reference> source =
        from.size() == 1 && from.getFirst().is("RangeVar") ? relations(from.getFirst()) : none();
    return Stream.concat(relations(statement.at("view")), source);
  }

  private static Stream<Reference> dropped(Tree statement) {
    List<Reference> dropped = new ArrayList<>(Touched.by(statement, Tree.NONE));
    dropped.removeIf(object -> object.kind() == Kind.OTHER);
    return dropped.stream();
  }

  private static Stream<Reference> renamed(Tree statement) {
    String name = statement.text("newname");
    Stream<Reference> old = Touched.by(statement, Tree.NONE).stream();
    return switch (statement.text("renameType")) {
      case "OBJECT_SCHEMA" -> Stream.concat(old, ledger(name));
      case "OBJECT_TABLE", "OBJECT_VIEW", "OBJECT_MATVIEW", "OBJECT_INDEX", "OBJECT_SEQUENCE" ->
          old.flatMap(object -> Stream.of(object, object.named(name)));
      default -> old;
    };
  }

  /** The owner of a plan's schema may change, as pg_dump writes it; that of the ledger not. */
  private static Stream<Reference> owned(Tree statement) {
    return Touched.by(statement, Tree.NONE).stream()
        .filter(object -> object.kind() != Kind.SCHEMA || isLedger(object.name()));
  }

  /** Rights to read hurt nothing; rights in a whole schema are for what lives there. */
  private static Stream<Reference> granted(Tree statement) {
    List<Tree> rights = statement.list("privileges");
    boolean writes =
        !statement.flag("is_grant")
            || rights.isEmpty()
            || rights.stream().anyMatch(right -> WRITES.contains(right.text("priv_name")));
    return writes
        ? Touched.by(statement, Tree.NONE).stream()
            .filter(object -> object.kind() != Kind.SCHEMA || isLedger(object.name()))
        : none();
  }

  /** With this search path, a name without a schema is one of the ledger. */
  private static Stream<Reference> paths(Tree statement) {
    boolean searches =
        statement.is("VariableSetStmt")
            ? statement.text("name").equalsIgnoreCase("search_path")
                && statement.list("args").stream().anyMatch(Changed::namesLedger)
            : statement.list("targetList").stream()
                .map(target -> target.at("val"))
                .filter(call -> call.is("FuncCall") && Functions.name(call).equals("set_config"))
                .map(call -> call.list("args"))
                .anyMatch(args ->
                    args.size() > 1
                        && args.getFirst().at("sval").text("sval").equalsIgnoreCase("search_path")
                        && namesLedger(args.get(1)));
    return searches ? Stream.of(Reference.schema("sluice")) : none();
  }

  private static boolean namesLedger(Tree value) {
    return Stream.of(value.at("sval").text("sval").split(",", -1))
        .map(name -> name.strip().replace("\"", ""))
        .anyMatch(Changed::isLedger);
  }

  private static Stream<Reference> ledger(String schema) {
    return isLedger(schema) ? Stream.of(Reference.schema(schema)) : none();
  }

  private static boolean isLedger(String schema) {
    return schema.equals("sluice");
  }
}
