package dev.sluice.core.sql;

import java.util.List;

/** PostgreSQL's grammar: takes any number of statements. */
public interface Grammar {

  Answer parse(String sql);

  /** A text that is likely to be asked about next: it may be parsed meanwhile. */
  default void expect(String sql) {}

  /** What it says of a text. */
  sealed interface Answer {}

  /** In order; none for a text without a statement. */
  record Parsed(List<Located> statements) implements Answer {
    public Parsed {
      statements = List.copyOf(statements);
    }
  }

  /**
   * One statement.
   *
   * @param start of its first word, in chars of the text
   * @param end behind its last one, without the semicolon; behind the text for a last statement
   *     that has none
   */
  record Located(int start, int end, Tree tree) {}

  /**
   * PostgreSQL would refuse it with this message.
   *
   * @param position in code points, from 1; 0 when there is none
   */
  record SyntaxError(String message, int position) implements Answer {}

  /**
   * The server may take it, the parser here cannot: too large or too deep.
   *
   * @param why goes on after "It"
   */
  record TooComplex(String why) implements Answer {}
}
