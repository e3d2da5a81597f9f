package dev.sluice.core.risk;

import java.util.List;

/** What is said of one statement. */
public sealed interface Assessment {

  /**
   * It is known what it does.
   *
   * @param risk the highest of what it does
   * @param findings what of it is more than Low
   */
  record Judged(Risk risk, List<Finding> findings) implements Assessment {
    public Judged {
      findings = List.copyOf(findings);
    }
  }

  /**
   * PostgreSQL would refuse it.
   *
   * @param position in code points of the statement, from 1; 0 when there is none
   */
  record Wrong(String message, int position) implements Assessment {}

  /** The text holds this many statements. */
  record Several(int statements) implements Assessment {}
}
