package dev.sluice.core.risk;

import java.util.List;

/** PostgreSQL's grammar, whoever has it. */
public interface Grammar {

  Answer parse(String sql);

  /** What it says of a text. */
  sealed interface Answer {}

  /** In order; none for a text without a statement. */
  record Parsed(List<Tree> statements) implements Answer {
    public Parsed {
      statements = List.copyOf(statements);
    }
  }

  /**
   * PostgreSQL would refuse it with this message.
   *
   * @param position in code points, from 1; 0 when there is none
   */
  record SyntaxError(String message, int position) implements Answer {}

  /**
   * Nobody can tell what it is: too large or too deep.
   *
   * @param why goes on after "It"
   */
  record NotUnderstood(String why) implements Answer {}
}
