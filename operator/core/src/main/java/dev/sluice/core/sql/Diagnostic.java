package dev.sluice.core.sql;

/**
 * Something about a script that its author should know.
 *
 * @param message goes on after "FILE line N: "; what to do about it, where there is a cure
 * @param statement the first words of the statement that it is about; empty for none
 */
public record Diagnostic(Kind kind, SourceLocation at, String message, String statement) {
  public enum Kind {
    /** The script does not run. */
    ERROR,
    /** PostgreSQL's own word: the place is that of the character that it stumbled over. */
    SYNTAX_ERROR,
    /** Nothing is wrong; the script runs otherwise than its words suggest. */
    INFO
  }

  public static Diagnostic error(SourceLocation at, String message) {
    return new Diagnostic(Kind.ERROR, at, message, "");
  }

  public static Diagnostic error(ParsedStatement statement, String message) {
    return about(Kind.ERROR, statement, message);
  }

  static Diagnostic info(ParsedStatement statement, String message) {
    return about(Kind.INFO, statement, message);
  }

  private static Diagnostic about(Kind kind, ParsedStatement statement, String message) {
    String words = statement.firstWords();
    return new Diagnostic(kind, statement.at(), words + message, words);
  }

  public boolean isError() {
    return kind != Kind.INFO;
  }
}
