package dev.sluice.core.risk;

import dev.sluice.core.risk.Reference.Kind;
import dev.sluice.core.sql.Tree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a script must not change: the history table, its schema, and schema {@code sluice}. A name
 * without a schema counts as the history table, since the search path may lead to it.
 */
public final class Protected {
  private static final String LEDGER = "sluice";
  private static final String HISTORY = "flyway_schema_history";
  private static final Set<String> NAMES = Set.of(HISTORY, HISTORY + "_pk", HISTORY + "_s_idx");
  private static final String REMEDY =
      " Remove it. 'sluice status' shows what is recorded; 'sluice repair' corrects it.";

  /** A write in the text of a routine; the grammar does not parse such a text. */
  private static final Pattern WRITE =
      Pattern.compile(
          "\\b(insert\\s+into|update|delete\\s+from|merge\\s+into|copy|truncate(\\s+table)?"
              + "|(alter|drop|lock)\\s+(table|index|view|schema|function|type)(\\s+if\\s+exists)?)"
              + "(\\s+only)?\\s+((\"?[a-z0-9_$]+\"?\\s*\\.\\s*)?\"?flyway_schema_history"
              + "|\"?sluice\"?\\s*(\\.|;|$|cascade|restrict))",
          Pattern.CASE_INSENSITIVE);

  private final Tree statement;
  private final List<String> schemas;

  private Protected(Tree statement, List<String> schemas) {
    this.statement = statement;
    this.schemas = schemas;
  }

  /**
   * Why planning refuses the statement; to be put after its first words.
   *
   * @param schemas of the plan; the first one holds the history
   */
  public static Optional<String> objection(Tree statement, List<String> schemas) {
    return new Protected(statement, schemas).objection();
  }

  private Optional<String> objection() {
    if (statement.is("DropOwnedStmt")) {
      return objection("it drops what the role owns, which may be the history table");
    }
    if (Changed.by(statement).anyMatch(this::isProtected)) {
      return objection("it changes " + HISTORY + ", schema " + LEDGER + " or what they rest on");
    }
    if (Changed.texts(statement).anyMatch(text -> WRITE.matcher(text).find())) {
      return objection("its body changes " + HISTORY + " or schema " + LEDGER);
    }
    return inner().flatMap(tree -> objection(tree, schemas).stream()).findFirst();
  }

  private static Optional<String> objection(String what) {
    return Optional.of(" is not allowed: " + what + ". Sluice records there what ran." + REMEDY);
  }

  private boolean isProtected(Reference changed) {
    if (changed.kind() == Kind.SCHEMA) {
      return changed.name().equals(LEDGER)
          || schemas.stream().limit(1).anyMatch(changed.name()::equals);
    }
    return changed.schema().equals(LEDGER)
        || (NAMES.contains(changed.name())
            && (changed.schema().isEmpty() || schemas.contains(changed.schema())));
  }

  /** The statements inside that run with it, or later in its place. */
  private Stream<Tree> inner() {
    return Stream.of(
            statement.at("withClause").list("ctes").stream().map(cte -> cte.at("ctequery")),
            Stream.of("query", "selectStmt", "sql_body")
                .map(statement::at)
                .filter(q -> !q.isNone()),
            statement.list("actions").stream(),
            statement.list("schemaElts").stream(),
            statement.is("List") ? statement.list("items").stream() : Stream.<Tree>empty())
        .flatMap(trees -> trees);
  }
}
