package dev.sluice.app.plugin.view;

/**
 * Text of others, such that a terminal shows what it says: escape sequences and characters that
 * turn the direction of writing could hide a statement from the user who is to approve it.
 */
final class Visible {
  private static final int TAB = 4;

  private Visible() {}

  /** One line: no character of it moves the cursor, and tabs are spaces. */
  static String line(String text) {
    var shown = new StringBuilder(text.length());
    text.codePoints().forEach(character -> append(shown, character));
    return shown.toString();
  }

  private static void append(StringBuilder shown, int character) {
    if (character == '\t') {
      shown.repeat(' ', TAB - shown.length() % TAB);
    } else if (hidden(character)) {
      shown.append("<U+%04X>".formatted(character));
    } else {
      shown.appendCodePoint(character);
    }
  }

  private static boolean hidden(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
