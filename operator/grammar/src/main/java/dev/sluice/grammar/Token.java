package dev.sluice.grammar;

/**
 * A token or a comment of a script.
 *
 * @param start offset in bytes of UTF-8
 * @param end the same, of the first byte that is not part of it
 * @param type as in libpg_query's {@code enum Token}: a character's code, or a number above 257
 */
public record Token(int start, int end, int type, Keyword keyword) {
  private static final int SQL_COMMENT = 275;
  private static final int C_COMMENT = 276;

  /** The kinds of PostgreSQL's list of keywords, in libpg_query's order. */
  public enum Keyword {
    NONE,
    UNRESERVED,
    COLUMN_NAME,
    TYPE_OR_FUNCTION_NAME,
    RESERVED
  }

  public boolean isComment() {
    return type == SQL_COMMENT || type == C_COMMENT;
  }
}
