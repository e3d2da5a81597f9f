package dev.sluice.core.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * A statement's words as PostgreSQL's own lexer cuts them (with standard_conforming_strings on),
 * without comments and without what is inside of literals. Enough to tell kinds of statements and
 * their ends apart; no grammar.
 */
final class SqlWords {

  /**
   * One word, name, literal or symbol.
   *
   * @param text lower case for a plain word; as written for a quoted name; one character for a
   *     symbol; empty for a literal
   * @param literal what a literal holds, escapes as written; empty for all others
   * @param at where it begins in the statement
   */
  record Word(String text, Kind kind, String literal, int at) {
    boolean is(String word) {
      return kind == Kind.WORD && text.equals(word);
    }

    boolean isSymbol(char symbol) {
      return kind == Kind.SYMBOL && text.charAt(0) == symbol;
    }
  }

  enum Kind {
    WORD,
    QUOTED,
    LITERAL,
    SYMBOL
  }

  private final String sql;
  private int at;

  private SqlWords(String sql) {
    this.sql = sql;
  }

  static List<Word> of(String sql) {
    return of(sql, Integer.MAX_VALUE);
  }

  static List<Word> of(String sql, int limit) {
    SqlWords words = new SqlWords(sql);
    List<Word> found = new ArrayList<>();
    while (found.size() < limit && words.skipBlank()) {
      found.add(words.next());
    }
    return found;
  }

  /** On one line, without what is in literals: that may be data, or a password. */
  static String withoutCommentsAndLiterals(String sql) {
    SqlWords words = new SqlWords(sql);
    StringBuilder flat = new StringBuilder();
    int end = -1;
    while (words.skipBlank()) {
      if (end >= 0 && end < words.at) {
        flat.append(' ');
      }
      int start = words.at;
      boolean literal = words.next().kind() == Kind.LITERAL;
      flat.append(literal ? "'...'" : sql.substring(start, words.at));
      end = words.at;
    }
    return flat.toString().replaceAll("\\s+", " ");
  }

  /** Moves to the next word; false at the end. */
  private boolean skipBlank() {
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (isBlank(c) || c == '\uFEFF') {
        at++;
      } else if (sql.startsWith("--", at)) {
        skipLineComment();
      } else if (sql.startsWith("/*", at)) {
        skipBlockComment();
      } else {
        return true;
      }
    }
    return false;
  }

  /** To the end of its line, which a carriage return is too. */
  private void skipLineComment() {
    while (at < sql.length() && sql.charAt(at) != '\n' && sql.charAt(at) != '\r') {
      at++;
    }
  }

  private void skipBlockComment() {
    int depth = 0;
    do {
      if (sql.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (sql.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else {
        at++;
      }
    } while (depth > 0 && at < sql.length());
  }

  private Word next() {
    int start = at;
    char c = sql.charAt(at);
    if (c == '\'') {
      return literal(start, false);
    }
    if ((c == 'e' || c == 'E') && sql.startsWith("'", at + 1)) {
      at++;
      return literal(start, true);
    }
    if (c == '"') {
      return quoted();
    }
    if (c == '$' && dollarTagEnd() > 0) {
      return dollarLiteral();
    }
    if (isNameStart(c)) {
      return word(start, true);
    }
    if (isDigit(c)) {
      return word(start, false);
    }
    at++;
    return new Word(String.valueOf(c), Kind.SYMBOL, "", start);
  }

  /** A name may hold a dollar; right after a number it begins a literal. */
  private Word word(int start, boolean name) {
    while (at < sql.length() && (isNamePart(sql.charAt(at)) || (name && sql.charAt(at) == '$'))) {
      at++;
    }
    return new Word(lowerCase(sql.substring(start, at)), Kind.WORD, "", start);
  }

  /** A literal that is followed by another one on a later line goes on there, escapes and all. */
  private Word literal(int start, boolean backslashes) {
    StringBuilder held = new StringBuilder();
    do {
      at++;
      readLiteral(held, backslashes);
    } while (goesOn());
    return new Word("", Kind.LITERAL, held.toString(), start);
  }

  private void readLiteral(StringBuilder held, boolean backslashes) {
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (c == '\'' && !sql.startsWith("''", at)) {
        at++;
        return;
      }
      held.append(c);
      at += c == '\'' ? 2 : 1;
      if (backslashes && c == '\\' && at < sql.length()) {
        held.append(sql.charAt(at++));
      }
    }
  }

  private boolean goesOn() {
    int end = at;
    boolean laterLine = false;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (isBlank(c)) {
        laterLine |= c == '\n' || c == '\r';
        at++;
      } else if (sql.startsWith("--", at)) {
        skipLineComment();
      } else if (c == '\'' && laterLine) {
        return true;
      } else {
        break;
      }
    }
    at = end;
    return false;
  }

  private Word quoted() {
    int start = at++;
    while (at < sql.length()) {
      if (sql.startsWith("\"\"", at)) {
        at += 2;
      } else if (sql.charAt(at) == '"') {
        String name = sql.substring(start + 1, at++).replace("\"\"", "\"");
        return new Word(name, Kind.QUOTED, "", start);
      } else {
        at++;
      }
    }
    return new Word(sql.substring(start + 1), Kind.QUOTED, "", start);
  }

  /** After the second {@code $} of a dollar quote's tag; 0 when this is none. */
  private int dollarTagEnd() {
    int end = at + 1;
    while (end < sql.length() && isNamePart(sql.charAt(end))) {
      end++;
    }
    boolean closed = end < sql.length() && sql.charAt(end) == '$';
    boolean parameter = end > at + 1 && isDigit(sql.charAt(at + 1));
    return closed && !parameter ? end + 1 : 0;
  }

  private Word dollarLiteral() {
    int start = at;
    int bodyStart = dollarTagEnd();
    String tag = sql.substring(at, bodyStart);
    int bodyEnd = sql.indexOf(tag, bodyStart);
    at = bodyEnd < 0 ? sql.length() : bodyEnd + tag.length();
    String held = sql.substring(bodyStart, bodyEnd < 0 ? sql.length() : bodyEnd);
    return new Word("", Kind.LITERAL, held, start);
  }

  private static boolean isBlank(char c) {
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

  /** Of ASCII letters alone, as PostgreSQL does in UTF-8. */
  private static String lowerCase(String word) {
    StringBuilder lower = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      lower.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
    }
    return lower.toString();
  }
}
