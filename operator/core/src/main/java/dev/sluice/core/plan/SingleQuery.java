package dev.sluice.core.plan;

import dev.sluice.core.plan.SqlWords.Word;
import java.util.List;
import java.util.Optional;

/**
 * One query, to be put into parentheses: nothing in it ends them, or the statement around them.
 *
 * @param sql without a semicolon at its end, and without what stands after that
 * @param problem what keeps it from being one; goes on after "It"
 */
public record SingleQuery(String sql, Optional<String> problem) {

  public static SingleQuery of(String text) {
    List<Word> words = SqlWords.of(text);
    String sql = text;
    int open = 0;
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      if (word.isSymbol(';')) {
        if (words.stream().skip(i).anyMatch(after -> !after.isSymbol(';'))) {
          return not(text, "holds a ; and another statement behind it");
        }
        sql = text.substring(0, word.at());
        break;
      }
      open += word.isSymbol('(') ? 1 : word.isSymbol(')') ? -1 : 0;
      if (open < 0) {
        return not(text, "closes a parenthesis that it did not open");
      }
    }
    return SqlWords.of(sql, 1).isEmpty()
        ? not(text, "is empty")
        : new SingleQuery(sql, Optional.empty());
  }

  private static SingleQuery not(String text, String problem) {
    return new SingleQuery(text, Optional.of(problem));
  }
}
