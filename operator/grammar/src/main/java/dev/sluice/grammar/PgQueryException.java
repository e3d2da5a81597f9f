package dev.sluice.grammar;

/**
 * A script that is refused: by the grammar, or because it goes over a limit. The {@link PgQuery}
 * that threw it stays usable.
 *
 * <p>The message is PostgreSQL's and may hold a word of the script ({@code at or near "..."}),
 * which can be a literal.
 */
public final class PgQueryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int cursorPosition;

  PgQueryException(String message, int cursorPosition) {
    super(message, null, false, false);
    this.cursorPosition = cursorPosition;
  }

  /** From 1, in characters (code points) as PostgreSQL counts them, not bytes; 0: not known. */
  public int cursorPosition() {
    return cursorPosition;
  }
}
