package dev.sluice.core.sql;

import dev.sluice.core.sql.PreparedScript.CopyData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the text that runs of the text of a file, in one pass over it. */
final class ScriptPreparation {
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final String file;
  private final String source;
  private final @Nullable Placeholders placeholders;
  private final SourceMap map;
  private final StringBuilder sql;
  private final StatementTracker tracker = new StatementTracker();
  private final LexicalState state = new LexicalState(tracker);
  private final Map<Integer, CopyData> copies = new HashMap<>();
  private final List<Integer> waiting = new ArrayList<>();
  private final List<LineComment> comments = new ArrayList<>();
  private final List<Diagnostic> problems = new ArrayList<>();
  private int at;
  private int comment = -1;

  /**
   * Reads nothing yet.
   *
   * @param placeholders null where none is replaced
   */
  private ScriptPreparation(String file, String source, @Nullable Placeholders placeholders) {
    this.file = file;
    this.source = source;
    this.placeholders = placeholders;
    map = new SourceMap(source);
    sql = new StringBuilder(source.length());
  }

  static PreparedScript prepare(String file, String source, @Nullable Placeholders placeholders) {
    return new ScriptPreparation(file, source, placeholders).prepared();
  }

  private PreparedScript prepared() {
    if (!source.isEmpty() && source.charAt(0) == BYTE_ORDER_MARK) {
      at = 1;
      map.add(0, 1, false);
    }
    while (at < source.length() && problems.isEmpty()) {
      step();
    }
    state.end();
    endComment(source.length());
    tracker.endStatement(sql.length());
    if (problems.isEmpty() && !waiting.isEmpty()) {
      noClosingLine(waiting.getFirst());
    }
    return new PreparedScript(sql.toString(), map, tracker.cuts(), copies, comments, problems);
  }

  private void step() {
    char c = source.charAt(at);
    if (c == '$' && placeholders != null && placeholder()) {
      return;
    }
    boolean commentBefore = state.mode() == LexicalState.Mode.LINE_COMMENT;
    feed(c);
    boolean commentNow = state.mode() == LexicalState.Mode.LINE_COMMENT;
    if (commentNow && !commentBefore) {
      comment = at - 1;
    } else if (commentBefore && !commentNow) {
      endComment(at);
    }
    at++;
    if (tracker.takeCopyEnd()) {
      waiting.add(sql.length() - 1);
    }
    if (c == '\n' && !waiting.isEmpty()) {
      waiting.forEach(this::takeData);
      waiting.clear();
    }
    if (tracker.takeMetaCommand()) {
      problems.add(
          Diagnostic.error(
              map.inSource(at - 1),
              "a backslash outside of quotes is a command of psql, which PostgreSQL itself does not"
                  + " know. Remove the line (pg_dump writes \\restrict and \\unrestrict)."));
    }
  }

  private void feed(char c) {
    tracker.moveTo(sql.length());
    state.feed(c);
    sql.append(c);
  }

  private void endComment(int end) {
    if (comment >= 0) {
      String text = source.substring(comment, end).stripTrailing();
      comments.add(new LineComment(map.inSource(comment), text, isAlone(comment)));
      comment = -1;
    }
  }

  private boolean isAlone(int from) {
    int line = source.lastIndexOf('\n', from - 1) + 1;
    return source.substring(line, from).isBlank();
  }

  /** Whether there was one, and it was read. */
  private boolean placeholder() {
    String name = Placeholders.nameAt(source, at);
    if (name == null) {
      return false;
    }
    String value = placeholders == null ? null : placeholders.value(name, file);
    int end = at + name.length() + 3;
    if (state.dollarWouldDelimit() || isInnerQuote(end)) {
      if (value != null) {
        problems.add(Diagnostic.error(map.inSource(at), ambiguous(name)));
      }
      return false;
    }
    if (value == null) {
      return unknown(name);
    }
    map.add(sql.length(), at, true);
    for (int i = 0; i < value.length(); i++) {
      feed(value.charAt(i));
    }
    at = end;
    map.add(sql.length(), at, false);
    return true;
  }

  /** {@code $${name}$$} inside of a body: most likely a quote of its own. */
  private boolean isInnerQuote(int end) {
    return state.mode() == LexicalState.Mode.DOLLAR_STRING
        && at > 0
        && source.charAt(at - 1) == '$'
        && source.startsWith("$$", end);
  }

  private static String ambiguous(String name) {
    return "$${"
        + name
        + "} can be read as a dollar quote or as a dollar sign before a placeholder. For the"
        + " placeholder, quote it otherwise: '$${"
        + name
        + "}' or $q$${"
        + name
        + "}$q$; for the text as it is, write $q${"
        + name
        + "}$q$ with placeholderReplacement=false in "
        + "the script's .conf file.";
  }

  /** In a comment it is no more than text. */
  private boolean unknown(String name) {
    if (!state.isComment()) {
      problems.add(Diagnostic.error(map.inSource(at), withoutValue(name)));
    }
    return false;
  }

  private String withoutValue(String name) {
    return "placeholder ${"
        + name
        + "} has no value. Add it to the placeholders; or, where it is text that must stay as it is,"
        + " switch replacement off: placeholderReplacement=false in "
        + file
        + ".conf, or spec.placeholderReplacement: false for all scripts.";
  }

  /** psql reads them from the line after the one on which the COPY ends. */
  private void takeData(int copy) {
    StringBuilder data = new StringBuilder();
    int from = at;
    while (from < source.length()) {
      int end = source.indexOf('\n', from);
      int next = end < 0 ? source.length() : end + 1;
      String line = source.substring(from, next);
      if (isEndOfData(line)) {
        at = next;
        map.add(sql.length(), at, false);
        copies.put(copy, new CopyData(replaced(data.toString())));
        return;
      }
      data.append(line);
      from = next;
    }
    noClosingLine(copy);
    at = source.length();
  }

  private static boolean isEndOfData(String line) {
    return line.equals("\\.\n") || line.equals("\\.\r\n") || line.equals("\\.");
  }

  private void noClosingLine(int copy) {
    problems.add(
        Diagnostic.error(
            map.at(copy),
            "the data of COPY ... FROM STDIN has no closing line \\. Add it after the last row."));
  }

  /** In data there are no quotes, so each that has a name is one. */
  private String replaced(String data) {
    if (placeholders == null || !data.contains("${")) {
      return data;
    }
    StringBuilder result = new StringBuilder(data.length());
    int from = 0;
    for (int next = data.indexOf("${"); next >= 0; next = data.indexOf("${", next + 1)) {
      String name = Placeholders.nameAt(data, next);
      String value = name == null ? null : placeholders.value(name, file);
      if (name != null && value == null) {
        problems.add(Diagnostic.error(map.inSource(at), withoutValue(name)));
      } else if (name != null) {
        result.append(data, from, next).append(value);
        from = next + name.length() + 3;
      }
    }
    return result.append(data, from, data.length()).toString();
  }
}
