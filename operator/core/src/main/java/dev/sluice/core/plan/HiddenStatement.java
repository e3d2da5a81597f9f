package dev.sluice.core.plan;

import dev.sluice.core.plan.SqlWords.Word;
import java.util.List;
import java.util.Optional;

/**
 * Finds a statement that stands behind another one in what was taken for one text. The server would
 * run both, and a COMMIT among them would end the transaction that holds the script's history row.
 */
final class HiddenStatement {
  static final String OBJECTION =
      " stands behind a ; in what reads like one statement, so it would run without being seen."
          + " Make the statement before it plainer (no E'' strings over several lines), or move"
          + " this one into a script of its own.";

  static final String SEVERAL =
      " is followed by another statement in what reads like one, so that one would run without being"
          + " seen. Write it plainer, or move it into a script of its own.";

  private final List<Word> words;
  private int depth;
  private boolean inBody;
  private boolean bodyStatementBegins;
  private boolean ended;

  private HiddenStatement(String sql) {
    words = SqlWords.of(sql);
  }

  /** The first such statement, to the end of the text. */
  static Optional<Statement> behind(Statement statement) {
    String sql = statement.sql();
    return new HiddenStatement(sql)
        .find()
        .map(word -> {
          long lines = sql.substring(0, word.at()).chars().filter(c -> c == '\n').count();
          String hidden = sql.substring(word.at());
          return new Statement(
              statement.line() + (int) lines, 1, hidden, null, StatementKinds.effectOf(hidden));
        });
  }

  private Optional<Word> find() {
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      if (word.isSymbol(';')) {
        semicolon();
      } else if (ended) {
        return Optional.of(word);
      } else {
        inStatement(word, i);
      }
    }
    return Optional.empty();
  }

  /** In parentheses it divides the actions of a rule; in a body, the body's own statements. */
  private void semicolon() {
    bodyStatementBegins = inBody;
    ended |= depth <= 0 && !inBody;
  }

  private void inStatement(Word word, int index) {
    depth += word.isSymbol('(') ? 1 : word.isSymbol(')') ? -1 : 0;
    if (bodyStatementBegins && word.is("end")) {
      inBody = false; // the END of a CASE never follows a semicolon
    }
    bodyStatementBegins = depth <= 0 && isBodyStart(word, index);
    inBody |= bodyStatementBegins;
  }

  /** BEGIN ATOMIC of a function; elsewhere these two words may be a column and its alias. */
  private boolean isBodyStart(Word word, int index) {
    return index > 0 && word.is("atomic") && words.get(index - 1).is("begin") && isRoutine();
  }

  private boolean isRoutine() {
    int kind = words.get(1).is("or") ? 3 : 1;
    return words.get(0).is("create")
        && (words.get(kind).is("function") || words.get(kind).is("procedure"));
  }
}
