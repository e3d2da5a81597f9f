package dev.sluice.core.sql;

import java.util.Locale;

/**
 * PostgreSQL's lexical state (scan.l, with standard_conforming_strings on) after each character:
 * whether it is in a literal, a comment, a quoted name. No look-ahead, so a text can be fed while
 * it is still being made.
 *
 * <p>Enough to see where a placeholder, a statement's end or COPY data may be. Never the last word:
 * what is cut here is read again by PostgreSQL's own parser.
 */
final class LexicalState {
  /** What the state is told as it is seen. */
  interface Listener {
    /** A word or number that has ended, in lower case; empty for one that is too long to matter. */
    void word(String lowerCase);

    /** A character outside of words, literals, comments and blanks. */
    void symbol(char symbol);

    /** A literal or a quoted name has begun. */
    void quoted();
  }

  enum Mode {
    PLAIN,
    LINE_COMMENT,
    BLOCK_COMMENT,
    STRING,
    ESCAPE_STRING,
    QUOTED_NAME,
    DOLLAR_STRING
  }

  private static final int LONGEST_WORD = 12;

  private final Listener listener;
  private final StringBuilder word = new StringBuilder();
  private final StringBuilder tag = new StringBuilder();
  private Mode mode = Mode.PLAIN;
  private boolean inWord;
  private boolean inTag;
  private boolean quoteSeen;
  private boolean escaped;
  private boolean continues;
  private boolean newline;
  private int depth;
  private int matched;
  private char before;
  private String delimiter = "";

  LexicalState(Listener listener) {
    this.listener = listener;
  }

  Mode mode() {
    return quoteSeen ? Mode.PLAIN : mode;
  }

  boolean isComment() {
    return mode == Mode.LINE_COMMENT || mode == Mode.BLOCK_COMMENT;
  }

  /** Whether a dollar sign that came now would open or close a dollar quote. */
  boolean dollarWouldDelimit() {
    return mode == Mode.DOLLAR_STRING ? matched == delimiter.length() - 1 : isPlain() && inTag;
  }

  private boolean isPlain() {
    return mode() == Mode.PLAIN;
  }

  void feed(char c) {
    switch (mode) {
      case PLAIN -> plain(c);
      case LINE_COMMENT -> lineComment(c);
      case BLOCK_COMMENT -> blockComment(c);
      case STRING, ESCAPE_STRING -> string(c);
      case QUOTED_NAME -> quotedName(c);
      case DOLLAR_STRING -> dollarString(c);
    }
    before = c;
  }

  /** The text has ended. */
  void end() {
    if (quoteSeen) {
      closeQuote();
    }
    endWord();
  }

  private void plain(char c) {
    continues &= before != '-' || c == '-'; // an operator, not the begin of a comment
    if (inTag) {
      if (c == '$') {
        openDollar();
        return;
      }
      if (isNameStart(c) || (tag.length() > 1 && isDigit(c))) {
        tag.append(c);
        return;
      }
      inTag = false;
      continues = false;
    }
    if (inWord && (isNamePart(c) || c == '$')) {
      append(c);
      return;
    }
    boolean afterE = inWord && word.length() == 1 && Character.toLowerCase(word.charAt(0)) == 'e';
    endWord();
    if (isBlank(c)) {
      newline |= c == '\n' || c == '\r';
    } else if (isNameStart(c) || isDigit(c)) {
      continues = false;
      inWord = true;
      append(c);
    } else {
      mark(c, afterE);
    }
  }

  private void mark(char c, boolean afterE) {
    if (c == '\'') {
      listener.quoted();
      boolean escapes = afterE || (continues && newline);
      mode = escapes ? Mode.ESCAPE_STRING : Mode.STRING;
      return;
    }
    if (c == '-') {
      mode = before == '-' ? Mode.LINE_COMMENT : Mode.PLAIN;
      return;
    }
    continues = false;
    if (c == '"') {
      listener.quoted();
      mode = Mode.QUOTED_NAME;
    } else if (c == '$') {
      inTag = true;
      tag.setLength(0);
      tag.append(c);
    } else if (c == '*' && before == '/') {
      mode = Mode.BLOCK_COMMENT;
      depth = 1;
      matched = 0;
    } else {
      listener.symbol(c);
    }
  }

  private void lineComment(char c) {
    if (c == '\n' || c == '\r') {
      mode = Mode.PLAIN;
      newline = true;
    }
  }

  /** Nested; a character is part of one mark only. */
  private void blockComment(char c) {
    if (c == '*' && matched == '/') {
      depth++;
      matched = 0;
    } else if (c == '/' && matched == '*') {
      depth--;
      matched = 0;
      if (depth == 0) {
        mode = Mode.PLAIN;
        before = 0;
      }
    } else {
      matched = c;
    }
  }

  private void string(char c) {
    if (quoteSeen) {
      if (c == '\'') {
        quoteSeen = false;
      } else {
        closeQuote();
        plain(c);
      }
    } else if (escaped) {
      escaped = false;
    } else if (c == '\\' && mode == Mode.ESCAPE_STRING) {
      escaped = true;
    } else {
      quoteSeen = c == '\'';
    }
  }

  private void closeQuote() {
    continues = mode == Mode.ESCAPE_STRING;
    newline = false;
    quoteSeen = false;
    mode = Mode.PLAIN;
    before = 0;
  }

  private void quotedName(char c) {
    if (quoteSeen && c != '"') {
      closeQuote();
      plain(c);
    } else {
      quoteSeen = !quoteSeen && c == '"';
    }
  }

  private void openDollar() {
    delimiter = tag.append('$').toString();
    inTag = false;
    matched = 0;
    mode = Mode.DOLLAR_STRING;
    listener.quoted();
  }

  private void dollarString(char c) {
    if (c == delimiter.charAt(matched)) {
      matched++;
    } else {
      matched = c == '$' ? 1 : 0;
    }
    if (matched == delimiter.length()) {
      mode = Mode.PLAIN;
      continues = false;
    }
  }

  private void append(char c) {
    if (word.length() <= LONGEST_WORD) {
      word.append(c);
    }
  }

  private void endWord() {
    if (inWord) {
      inWord = false;
      boolean matters = word.length() <= LONGEST_WORD;
      listener.word(matters ? word.toString().toLowerCase(Locale.ROOT) : "");
      word.setLength(0);
    }
  }

  static boolean isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whatever is not ASCII is a letter to PostgreSQL. */
  private static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c) || isDigit(c);
  }
}
