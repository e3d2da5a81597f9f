package dev.sluice.core.sql;

/**
 * A comment to the end of its line, outside of literals.
 *
 * @param at of its first dash
 * @param text from the dashes on, without blanks at its end
 * @param alone whether nothing but blanks is before it in its line
 */
public record LineComment(SourceLocation at, String text, boolean alone) {
  public int line() {
    return at.line();
  }
}
