package dev.sluice.core.risk;

import org.jspecify.annotations.Nullable;

/**
 * A hazard in a script.
 *
 * @param rule its name, kebab-case
 * @param script file name
 * @param line where the statement starts in that file, from 1
 * @param statement its first words, without literals
 * @param why what PostgreSQL does, and whom that hurts
 * @param safer the form that avoids it; null when there is none
 */
public record Finding(
    String rule,
    Risk risk,
    String script,
    int line,
    String statement,
    String why,
    @Nullable String safer) {

  /** The same with another severity. */
  public Finding withRisk(Risk other) {
    return new Finding(rule, other, script, line, statement, why, safer);
  }
}
