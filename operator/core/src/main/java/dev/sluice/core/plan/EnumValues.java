package dev.sluice.core.plan;

import dev.sluice.core.plan.SqlWords.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value that ALTER TYPE ... ADD VALUE adds cannot be used in the same transaction (SQLSTATE
 * 55P04). Where a later statement of the script names it, the ALTER TYPE gets a transaction of its
 * own.
 */
final class EnumValues {
  private EnumValues() {}

  static List<Statement> separateWhereUsed(List<Statement> statements) {
    List<Statement> separated = new ArrayList<>(statements);
    for (int i = 0; i < statements.size() - 1; i++) {
      Statement statement = statements.get(i);
      Optional<String> value = addedValue(statement);
      if (value.isPresent() && isUsed(value.get(), statements.subList(i + 1, statements.size()))) {
        separated.set(
            i,
            new Statement(
                statement.line(),
                statement.column(),
                statement.sql(),
                statement.copyData(),
                new Effect.OwnTransaction()));
      }
    }
    return separated;
  }

  private static Optional<String> addedValue(Statement statement) {
    List<Word> words = SqlWords.of(statement.sql(), 16);
    if (words.size() < 6 || !words.get(0).is("alter") || !words.get(1).is("type")) {
      return Optional.empty();
    }
    for (int i = 2; i < words.size() - 2; i++) {
      if (words.get(i).is("add") && words.get(i + 1).is("value")) {
        return words.stream()
            .skip(i + 2L)
            .filter(word -> word.kind() == SqlWords.Kind.LITERAL)
            .map(Word::literal)
            .findFirst();
      }
    }
    return Optional.empty();
  }

  private static boolean isUsed(String value, List<Statement> later) {
    String literal = "'" + value.replace("'", "''") + "'";
    return later.stream().anyMatch(statement -> statement.sql().contains(literal));
  }
}
