package dev.sluice.core.risk;

import dev.sluice.core.catalogue.CatalogueState;
import dev.sluice.core.sql.Tree;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Takes a statement apart into what it does. */
final class Acts {
  private static final Set<String> QUERIES =
      Set.of("SelectStmt", "InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt");
  private static final List<String> CHANGES =
      List.of("InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt");

  private Acts() {}

  static List<Act> of(Subject subject, Tree statement, Made made, CatalogueState known) {
    return switch (statement.kind()) {
      case "AlterTableStmt" ->
          statement.list("cmds").stream()
              .map(command -> new Act(subject, statement, command, made, known))
              .toList();
      case "PrepareStmt", "DeclareCursorStmt" -> of(subject, statement.at("query"), made, known);
      case "CreateSchemaStmt" -> withElements(subject, statement, made, known);
      case "ExplainStmt" -> explained(subject, statement, made, known);
      default -> queries(subject, statement, made, known).toList();
    };
  }

  private static List<Act> withElements(
      Subject subject, Tree statement, Made made, CatalogueState known) {
    return Stream.concat(Stream.of(statement), statement.list("schemaElts").stream())
        .map(tree -> new Act(subject, tree, Tree.NONE, made, known))
        .toList();
  }

  /** Only EXPLAIN ANALYZE runs its query. */
  private static List<Act> explained(
      Subject subject, Tree statement, Made made, CatalogueState known) {
    Act explain = new Act(subject, statement, Tree.NONE, made, known);
    return explain.hasOption("options", "analyze")
        ? of(subject, statement.at("query"), made, known)
        : List.of(explain);
  }

  /** The statement itself, and what its WITH clauses change. */
  private static Stream<Act> queries(
      Subject subject, Tree statement, Made made, CatalogueState known) {
    Stream<Tree> inside =
        runsQueries(statement)
            ? CHANGES.stream().flatMap(kind -> statement.below(kind).stream())
            : Stream.empty();
    return Stream.concat(Stream.of(statement), inside)
        .map(tree -> new Act(subject, tree, Tree.NONE, made, known));
  }

  private static boolean runsQueries(Tree statement) {
    return QUERIES.contains(statement.kind())
        || statement.is("CreateTableAsStmt")
        || statement.is("CopyStmt")
        || statement.is("RuleStmt");
  }
}
