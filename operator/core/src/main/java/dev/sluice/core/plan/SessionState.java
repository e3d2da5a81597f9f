package dev.sluice.core.plan;

import dev.sluice.core.plan.SqlWords.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a script leaves in its session for its later statements. A script that goes statement by
 * statement has a fresh session for each: settings are made again there, and all else is refused.
 */
final class SessionState {
  private static final Set<String> NOT_OF_THE_SESSION =
      Set.of("local", "transaction", "constraints");
  private static final Set<String> LOST =
      Set.of("prepare", "declare", "listen", "lock", "savepoint");
  private static final Set<String> BEFORE_TEMP = Set.of("or", "replace", "local", "global");
  private static final int FIRST_WORDS = 4;

  private SessionState() {}

  /** Those that bring a fresh session to where it was after these statements, in order. */
  static List<Statement> settings(List<Statement> statements) {
    List<Statement> settings = new ArrayList<>();
    for (Statement statement : statements) {
      List<Word> words = SqlWords.of(statement.sql(), FIRST_WORDS);
      if (words.size() > 1 && words.get(0).is("discard") && words.get(1).is("all")) {
        settings.clear();
      } else if (words.size() > 1 && isSetting(statement, words)) {
        settings.add(statement);
      }
    }
    return settings;
  }

  private static boolean isSetting(Statement statement, List<Word> words) {
    return switch (words.getFirst().text()) {
      case "set" -> !NOT_OF_THE_SESSION.contains(words.get(1).text());
      case "reset", "load" -> true;
      case "select" -> words.stream().anyMatch(word -> word.is("set_config")) && lasts(statement);
      default -> false;
    };
  }

  /** As pg_dump writes it: {@code SELECT pg_catalog.set_config('search_path', '', false)}. */
  private static boolean lasts(Statement statement) {
    List<Word> words =
        SqlWords.of(statement.sql()).stream().filter(word -> !word.isSymbol(';')).toList();
    return words.size() > 2
        && words.getLast().isSymbol(')')
        && words.get(words.size() - 2).is("false");
  }

  /** Whether it makes what is gone with its session or transaction. */
  static boolean isLost(Statement statement) {
    List<Word> words = SqlWords.of(statement.sql());
    if (words.isEmpty()) {
      return false;
    }
    return switch (words.getFirst().text()) {
      case "create" -> isTemporary(words);
      case "select" -> isIntoTemporary(words);
      default ->
          words.getFirst().kind() == SqlWords.Kind.WORD && LOST.contains(words.getFirst().text());
    };
  }

  private static boolean isTemporary(List<Word> words) {
    int at = 1;
    while (at < words.size() && BEFORE_TEMP.contains(words.get(at).text())) {
      at++;
    }
    return (at < words.size() && isTemp(words.get(at))) || isInTemporarySchema(words);
  }

  private static boolean isInTemporarySchema(List<Word> words) {
    for (int i = 1; i + 1 < words.size(); i++) {
      if (words.get(i).is("pg_temp") && words.get(i + 1).isSymbol('.')) {
        return true;
      }
    }
    return false;
  }

  /** SELECT ... INTO TEMP. */
  private static boolean isIntoTemporary(List<Word> words) {
    for (int i = 1; i + 1 < words.size(); i++) {
      boolean scoped = BEFORE_TEMP.contains(words.get(i + 1).text());
      int kind = scoped ? i + 2 : i + 1;
      if (words.get(i).is("into") && kind < words.size() && isTemp(words.get(kind))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTemp(Word word) {
    return word.is("temp") || word.is("temporary");
  }
}
