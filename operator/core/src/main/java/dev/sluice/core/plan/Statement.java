package dev.sluice.core.plan;

import org.jspecify.annotations.Nullable;

/**
 * One statement of a script.
 *
 * @param line where it starts in the file, from 1
 * @param column where it starts in that line, in code points from 1
 * @param copyData what follows a {@code COPY ... FROM STDIN}; null for all others
 */
public record Statement(
    int line, int column, String sql, @Nullable String copyData, Effect effect) {
  private static final int FIRST_WORDS = 60;

  /** For messages: never the whole statement, which may hold data. */
  public String firstWords() {
    return firstWords(sql);
  }

  static String firstWords(String sql) {
    String flat = SqlWords.withoutCommentsAndLiterals(sql);
    if (flat.length() <= FIRST_WORDS) {
      return flat;
    }
    int space = flat.lastIndexOf(' ', FIRST_WORDS);
    return flat.substring(0, space > 20 ? space : FIRST_WORDS) + " ...";
  }
}
