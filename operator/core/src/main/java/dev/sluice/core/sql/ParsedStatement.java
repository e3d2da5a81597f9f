package dev.sluice.core.sql;

import org.jspecify.annotations.Nullable;

/**
 * One statement of a script, as it is sent.
 *
 * @param at where it starts in the file
 * @param sql with placeholders replaced, without its semicolon
 * @param copyData what follows a {@code COPY ... FROM STDIN}; null for all others
 * @param session what it may do to the session that it runs in
 */
public record ParsedStatement(
    SourceLocation at,
    String sql,
    @Nullable String copyData,
    ExecutionClass execution,
    SessionEffect session) {

  public int line() {
    return at.line();
  }

  public int column() {
    return at.column();
  }

  /** For messages: never the whole statement, which may hold data. */
  public String firstWords() {
    return FirstWords.of(sql);
  }
}
