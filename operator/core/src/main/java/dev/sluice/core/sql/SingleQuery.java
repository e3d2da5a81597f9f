package dev.sluice.core.sql;

import dev.sluice.core.sql.Grammar.Located;
import java.util.List;
import java.util.Optional;

/**
 * One query, to be put into parentheses.
 *
 * @param sql without a semicolon at its end, and without what stands after that
 * @param problem what keeps it from being one; goes on after "It"
 */
public record SingleQuery(String sql, Optional<String> problem) {

  public static SingleQuery of(String text, Grammar grammar) {
    return switch (grammar.parse(text)) {
      case Grammar.Parsed(List<Located> statements) -> of(text, statements);
      case Grammar.SyntaxError error ->
          not(text, "is refused by PostgreSQL: " + SyntaxErrors.message(error));
      case Grammar.TooComplex(String why) -> not(text, why);
    };
  }

  private static SingleQuery of(String text, List<Located> statements) {
    if (statements.isEmpty()) {
      return not(text, "is empty");
    }
    if (statements.size() > 1) {
      return not(text, "holds a ; and another statement behind it");
    }
    Located only = statements.getFirst();
    return only.tree().is("SelectStmt")
        ? new SingleQuery(text.substring(only.start(), only.end()), Optional.empty())
        : not(text, "is another statement than a query");
  }

  private static SingleQuery not(String text, String problem) {
    return new SingleQuery(text, Optional.of(problem));
  }
}
