package dev.sluice.core.plan;

/**
 * What the ledger knows of one statement of a script that runs statement by statement.
 *
 * @param sha256 of the script when the statement ran, its placeholders replaced
 * @param statement from 1
 * @param text the statement's first words
 */
public record StepRecord(String script, String sha256, int statement, State state, String text) {
  public enum State {
    /** Written before the statement was sent: it may have taken effect, or not. */
    INTENDED,
    /** In effect. */
    DONE,
    /** Known not to be in effect. */
    NOT_IN_EFFECT
  }
}
