package dev.sluice.core.risk;

import dev.sluice.core.sql.ParsedStatement;

/**
 * A statement that is to be judged.
 *
 * @param script file name
 */
public record Subject(String script, ParsedStatement statement) {
  /** Where it starts in that file, from 1. */
  public int line() {
    return statement.line();
  }

  /** Without literals. */
  public String firstWords() {
    return statement.firstWords();
  }
}
