package dev.sluice.core.sql;

import dev.sluice.core.sql.LexicalState.Mode;

/** What messages show of a statement: its first words, without comments and without literals. */
public final class FirstWords {
  private static final int LENGTH = 60;
  private static final int SHORTEST = 20;
  private static final String ELLIPSIS = " ...";

  private static final LexicalState.Listener NOBODY =
      new LexicalState.Listener() {
        @Override
        public void word(String lowerCase) {}

        @Override
        public void symbol(char symbol) {}

        @Override
        public void quoted() {}
      };

  private FirstWords() {}

  public static String of(String sql) {
    StringBuilder flat = new StringBuilder(LENGTH + 8);
    LexicalState state = new LexicalState(NOBODY);
    Mode before = Mode.PLAIN;
    for (int i = 0; i < sql.length() && flat.length() <= LENGTH; i++) {
      char c = sql.charAt(i);
      boolean comment = sql.startsWith("/*", i) || sql.startsWith("--", i);
      state.feed(c);
      Mode now = state.mode();
      if (before == Mode.PLAIN && (now != Mode.PLAIN || !comment)) {
        plain(flat, c, now);
      } else if (now == Mode.QUOTED_NAME || before == Mode.QUOTED_NAME) {
        flat.append(c);
      }
      before = now;
    }
    return shortened(flat.toString().strip());
  }

  private static void plain(StringBuilder flat, char c, Mode now) {
    switch (now) {
      case PLAIN, QUOTED_NAME -> append(flat, c);
      case STRING, ESCAPE_STRING -> flat.append("'...'");
      case DOLLAR_STRING -> {
        int tag = flat.lastIndexOf("$");
        flat.setLength(tag < 0 ? flat.length() : tag);
        flat.append("'...'");
      }
      case LINE_COMMENT, BLOCK_COMMENT -> append(flat, ' ');
    }
  }

  private static void append(StringBuilder flat, char c) {
    boolean blank = LexicalState.isBlank(c);
    if (!blank) {
      flat.append(c);
    } else if (!flat.isEmpty() && flat.charAt(flat.length() - 1) != ' ') {
      flat.append(' ');
    }
  }

  private static String shortened(String flat) {
    if (flat.length() <= LENGTH) {
      return flat;
    }
    int space = flat.lastIndexOf(' ', LENGTH);
    return flat.substring(0, space > SHORTEST ? space : LENGTH) + ELLIPSIS;
  }
}
