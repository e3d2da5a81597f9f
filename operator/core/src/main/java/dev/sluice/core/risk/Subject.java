package dev.sluice.core.risk;

/**
 * A statement that is to be judged.
 *
 * @param script file name
 * @param line where it starts in that file, from 1
 * @param firstWords without literals
 * @param mixed true for one that ends what its script could do as a whole: PostgreSQL refuses it in
 *     a transaction block, and the script has others that would be in one
 */
public record Subject(String script, int line, String sql, String firstWords, boolean mixed) {}
