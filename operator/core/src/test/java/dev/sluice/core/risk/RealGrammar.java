package dev.sluice.core.risk;

import dev.sluice.core.Json;
import dev.sluice.core.sql.Grammar;
import dev.sluice.core.sql.Tree;
import dev.sluice.grammar.PgQuery;
import dev.sluice.grammar.PgQueryException;
import dev.sluice.grammar.Statement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** PostgreSQL's own, on the test's thread. */
public final class RealGrammar implements Grammar {
  private static final ThreadLocal<PgQuery> PARSER = ThreadLocal.withInitial(PgQuery::new);

  @Override
  public Answer parse(String sql) {
    try {
      byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
      return new Parsed(
          PARSER.get().parse(bytes).stream().map(statement -> located(bytes, statement)).toList());
    } catch (PgQueryException e) {
      return new SyntaxError(e.getMessage(), e.cursorPosition());
    }
  }

  private static Located located(byte[] sql, Statement statement) {
    return new Located(
        chars(sql, statement.location()),
        chars(sql, statement.location() + statement.length()),
        tree(Json.read(statement.tree(), Map.class).orElseThrow()));
  }

  private static int chars(byte[] sql, int offset) {
    return new String(sql, 0, offset, StandardCharsets.UTF_8).length();
  }

  private static Tree tree(Map<?, ?> json) {
    if (json.size() == 1) {
      Map.Entry<?, ?> only = json.entrySet().iterator().next();
      String name = String.valueOf(only.getKey());
      if (Character.isUpperCase(name.charAt(0)) && only.getValue() instanceof Map<?, ?> fields) {
        return fields(name, fields);
      }
    }
    return fields("", json);
  }

  private static Tree fields(String kind, Map<?, ?> json) {
    return new Tree(
        kind,
        json.keySet().stream().map(String::valueOf).toArray(String[]::new),
        json.values().stream().map(RealGrammar::value).toArray());
  }

  private static Object value(Object json) {
    return switch (json) {
      case Map<?, ?> node -> tree(node);
      case List<?> list -> list.stream().map(RealGrammar::value).toList();
      default -> json;
    };
  }
}
