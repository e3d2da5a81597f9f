package dev.sluice.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A statement's words, without comments and without what is inside of literals. Enough to tell
 * kinds of statements apart; no grammar.
 */
final class SqlWords {

  /**
   * One word, name, literal or symbol.
   *
   * @param text lower case for a plain word; as written for a quoted name; one character for a
   *     symbol; empty for a literal
   * @param literal what a plain string literal holds; empty for all others
   */
  record Word(String text, Kind kind, String literal) {
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
      if (Character.isWhitespace(c) || c == '\uFEFF') {
        at++;
      } else if (sql.startsWith("--", at)) {
        at = endOf(sql.indexOf('\n', at), 1);
      } else if (sql.startsWith("/*", at)) {
        skipBlockComment();
      } else {
        return true;
      }
    }
    return false;
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
    char c = sql.charAt(at);
    if (c == '\'') {
      return literal(false);
    }
    if ((c == 'e' || c == 'E') && at + 1 < sql.length() && sql.charAt(at + 1) == '\'') {
      at++;
      return literal(true);
    }
    if (c == '"') {
      return quoted();
    }
    if (c == '$' && dollarTagEnd() > 0) {
      return dollarLiteral();
    }
    if (Character.isLetterOrDigit(c) || c == '_') {
      return word();
    }
    at++;
    return new Word(String.valueOf(c), Kind.SYMBOL, "");
  }

  private Word word() {
    int start = at;
    while (at < sql.length()
        && (Character.isLetterOrDigit(sql.charAt(at))
            || sql.charAt(at) == '_'
            || sql.charAt(at) == '$')) {
      at++;
    }
    return new Word(sql.substring(start, at).toLowerCase(Locale.ROOT), Kind.WORD, "");
  }

  private Word literal(boolean backslashes) {
    int start = ++at;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (backslashes && c == '\\') {
        at += 2;
      } else if (c == '\'' && sql.startsWith("''", at)) {
        at += 2;
      } else if (c == '\'') {
        return new Word("", Kind.LITERAL, sql.substring(start, at++).replace("''", "'"));
      } else {
        at++;
      }
    }
    at = sql.length();
    return new Word("", Kind.LITERAL, "");
  }

  private Word quoted() {
    int start = ++at;
    while (at < sql.length()) {
      if (sql.startsWith("\"\"", at)) {
        at += 2;
      } else if (sql.charAt(at) == '"') {
        return new Word(sql.substring(start, at++).replace("\"\"", "\""), Kind.QUOTED, "");
      } else {
        at++;
      }
    }
    return new Word(sql.substring(start), Kind.QUOTED, "");
  }

  /** After the second {@code $} of a dollar quote's tag; 0 when this is none. */
  private int dollarTagEnd() {
    int end = at + 1;
    while (end < sql.length()
        && (Character.isLetterOrDigit(sql.charAt(end)) || sql.charAt(end) == '_')) {
      end++;
    }
    boolean closed = end < sql.length() && sql.charAt(end) == '$';
    boolean parameter = end > at + 1 && Character.isDigit(sql.charAt(at + 1));
    return closed && !parameter ? end + 1 : 0;
  }

  private Word dollarLiteral() {
    int bodyStart = dollarTagEnd();
    String tag = sql.substring(at, bodyStart);
    at = endOf(sql.indexOf(tag, bodyStart), tag.length());
    return new Word("", Kind.LITERAL, "");
  }

  private int endOf(int index, int length) {
    return index < 0 ? sql.length() : index + length;
  }
}
