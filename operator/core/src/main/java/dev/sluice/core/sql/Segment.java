package dev.sluice.core.sql;

import java.util.List;

/**
 * What of a script is run and recorded as one.
 *
 * @param first the number of its first statement in the script, from 1
 */
public record Segment(Kind kind, int first, List<ParsedStatement> statements) {
  public enum Kind {
    /** One transaction, with its row in the ledger. */
    TRANSACTION,
    /** One statement outside of any transaction, with an intent before and a look after it. */
    SINGLE
  }

  public Segment {
    statements = List.copyOf(statements);
  }

  /**
   * The number of its last statement in the script, from 1: under it the ledger has the segment.
   */
  public int last() {
    return first + statements.size() - 1;
  }

  public boolean isTransaction() {
    return kind == Kind.TRANSACTION;
  }

  /** Whether all of a script is one transaction. */
  public static boolean isOneTransaction(List<Segment> segments) {
    return segments.isEmpty() || (segments.size() == 1 && segments.getFirst().isTransaction());
  }
}
