package dev.sluice.core.risk;

import dev.sluice.core.Json;
import dev.sluice.grammar.PgQuery;
import dev.sluice.grammar.PgQueryException;
import java.util.Map;

/** PostgreSQL's own, on the test's thread. */
public final class RealGrammar implements Grammar {
  private static final ThreadLocal<PgQuery> PARSER = ThreadLocal.withInitial(PgQuery::new);

  @Override
  public Answer parse(String sql) {
    try {
      return new Parsed(
          PARSER.get().parse(sql).stream().map(statement -> tree(statement.tree())).toList());
    } catch (PgQueryException e) {
      return new SyntaxError(e.getMessage(), e.cursorPosition());
    }
  }

  @SuppressWarnings("unchecked") // as JSON has them
  private static Tree tree(String json) {
    return Tree.of(Json.read(json, Map.class).orElseThrow());
  }
}
