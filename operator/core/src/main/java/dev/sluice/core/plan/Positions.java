package dev.sluice.core.plan;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.risk.Assessment;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in its file PostgreSQL's message about a statement points; a column counts code points, and
 * is off where a placeholder stands before it.
 */
final class Positions {
  private static final Pattern NEAR = Pattern.compile("(.*) at or near \"(.*)\"", Pattern.DOTALL);

  /** Both from 1. */
  record Place(int line, int column) {}

  private Positions() {}

  /** PostgreSQL's own message about a statement that it would refuse. */
  static Failure failure(Script script, Statement statement, Assessment.Wrong wrong) {
    Place place = of(statement, wrong);
    return new Failure(
        Reason.SourceInvalid,
        script.file()
            + " line "
            + place.line()
            + " column "
            + place.column()
            + ": "
            + message(wrong)
            + ". Correct the script.",
        null,
        script.file(),
        place.line(),
        statement.firstWords());
  }

  static Place of(Statement statement, Assessment.Wrong wrong) {
    String before = before(statement.sql(), wrong.position());
    int lastLine = before.lastIndexOf('\n') + 1;
    int line = statement.line() + (int) before.chars().filter(c -> c == '\n').count();
    int first = lastLine > 0 ? 1 : statement.column();
    return new Place(line, before.codePointCount(lastLine, before.length()) + first);
  }

  private static String before(String sql, int position) {
    int points = Math.clamp(position - 1L, 0, sql.codePointCount(0, sql.length()));
    return sql.substring(0, sql.offsetByCodePoints(0, points));
  }

  /** PostgreSQL quotes what it stumbled over, which may be data or a password. */
  static String message(Assessment.Wrong wrong) {
    String message = wrong.message();
    Matcher near = NEAR.matcher(message);
    return near.matches()
        ? near.group(1) + " at or near \"" + Statement.firstWords(near.group(2)) + "\""
        : message;
  }
}
