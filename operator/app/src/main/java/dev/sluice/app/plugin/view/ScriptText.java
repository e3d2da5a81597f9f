package dev.sluice.app.plugin.view;

import java.util.List;

/** A script with its lines numbered, and beneath a line what was found there. */
final class ScriptText {
  private static final int LEAST_DIGITS = 4;
  private static final String BAR = " │ ";

  private final Sheet sheet;
  private final ScriptView script;
  private final List<String> lines;
  private final int digits;

  private ScriptText(Sheet sheet, ScriptView script) {
    this.sheet = sheet;
    this.script = script;
    lines = script.sql() == null ? List.of() : script.sql().stripTrailing().lines().toList();
    digits = Math.max(LEAST_DIGITS, Integer.toString(lines.size()).length());
  }

  /**
   * Writes one script.
   *
   * @param of how many scripts there are
   * @return false when lines were left out
   */
  static boolean write(Sheet sheet, ScriptView script, int of, boolean full) {
    var text = new ScriptText(sheet, script);
    text.title(of);
    if (text.lines.isEmpty()) {
      text.withoutSql();
      return true;
    }
    var parts = Excerpt.of(text.lines.size(), script.findings(), full);
    parts.forEach(text::part);
    return parts.stream().allMatch(Excerpt.Part::shown);
  }

  private void title(int of) {
    var paint = sheet.paint();
    var place = script.callback() ? "callback" : script.order() + " of " + of;
    sheet.blank();
    sheet.line(paint.faint("─".repeat(sheet.page().width())));
    sheet.line(paint.strong(place + "  " + Visible.line(script.name())));
    var words = script.undoing();
    sheet.line(
        risk()
            + paint.faint(", ")
            + (script.undo() || script.callback() ? words : paint.bad(words))
            + paint.faint(", ")
            + script.running());
    sheet.blank();
  }

  private String risk() {
    return script.risk() == null
        ? "risk not told"
        : sheet.paint().risk(script.risk(), script.risk() + " risk");
  }

  private void withoutSql() {
    sheet.prose(script.trouble() == null ? "The script is empty." : script.trouble());
    for (var finding : script.findings()) {
      sheet.line(number(finding.line()) + Visible.line(finding.statement()));
      finding(finding);
    }
  }

  private void part(Excerpt.Part part) {
    if (!part.shown()) {
      sheet.line(gutter("⋮") + sheet.paint().faint(part.size() + " lines"));
      return;
    }
    for (var line = part.first(); line <= part.last(); line++) {
      code(line);
      var here = line;
      script.findings().stream().filter(found -> place(found) == here).forEach(this::finding);
    }
  }

  /** Somewhere, even should a finding name a line that is not there. */
  private int place(FindingView finding) {
    return Math.clamp(finding.line(), 1, lines.size());
  }

  private void code(int number) {
    var begin = number(number);
    for (var piece : Wrapped.code(lines.get(number - 1), room())) {
      sheet.line(begin + piece);
      begin = gutter("");
    }
  }

  private void finding(FindingView finding) {
    var paint = sheet.paint();
    var begin = gutter("");
    sheet.line(
        begin
            + paint.risk(finding.risk(), "▲ " + finding.risk())
            + "  "
            + paint.strong(finding.rule()));
    if (finding.why() != null) {
      below(begin, finding.why());
    }
    if (finding.safer() != null) {
      below(begin, "Safer: " + finding.safer());
    }
  }

  private void below(String begin, String prose) {
    var width = Math.min(room(), sheet.page().prose()) - 2;
    Wrapped.prose(prose, width).forEach(line -> sheet.line(begin + "  " + line));
  }

  private int room() {
    return sheet.page().width() - digits - BAR.length();
  }

  private String number(int number) {
    return gutter(Integer.toString(number));
  }

  private String gutter(String mark) {
    return sheet.paint().faint(" ".repeat(digits - mark.length()) + mark + BAR);
  }
}
