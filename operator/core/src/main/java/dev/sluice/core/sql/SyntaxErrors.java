package dev.sluice.core.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's messages, as they may be shown. */
final class SyntaxErrors {
  private static final Pattern NEAR = Pattern.compile("(.*) at or near \"(.*)\"", Pattern.DOTALL);

  private SyntaxErrors() {}

  /** PostgreSQL quotes what it stumbled over, which may be data or a password. */
  static String message(Grammar.SyntaxError error) {
    Matcher near = NEAR.matcher(error.message());
    return near.matches()
        ? near.group(1) + " at or near \"" + FirstWords.of(near.group(2)) + "\""
        : error.message();
  }
}
