package dev.sluice.engine.output;

import dev.sluice.core.Json;
import dev.sluice.core.plan.Review.Found;
import dev.sluice.core.plan.Review.Remark;
import dev.sluice.core.plan.Review.Wrong;
import dev.sluice.core.risk.Finding;
import dev.sluice.core.risk.Risk;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Remarks on one script, with the place in it. */
public final class LintText {
  private static final int WIDTH = 160;

  private final String path;
  private final List<String> lines;

  /**
   * For remarks on this script.
   *
   * @param path as the user gave it
   */
  public LintText(String path, String script) {
    this.path = path;
    lines = script.lines().toList();
  }

  private record Told(
      String path, int line, int column, @Nullable Finding finding, @Nullable String error) {}

  /** One line. */
  public String json(Remark remark) {
    return Json.write(
        switch (remark) {
          case Found(Finding finding, int column) ->
              new Told(path, finding.line(), column, finding, null);
          case Wrong(int line, int column, String message) ->
              new Told(path, line, column, null, message);
        });
  }

  /** Some lines, the first one in the form that editors know. */
  public String of(Remark remark) {
    String place = path + ":" + remark.line() + ":" + remark.column() + ": ";
    return switch (remark) {
      case Found(Finding finding, _) ->
          place
              + finding.risk()
              + " "
              + finding.rule()
              + ": "
              + finding.statement()
              + caret(remark)
              + "\n  why    "
              + finding.why()
              + (finding.safer() == null ? "" : "\n  safer  " + finding.safer());
      case Wrong(_, _, String message) -> place + "error: " + message + caret(remark);
    };
  }

  /** The line itself, and a mark below. */
  private String caret(Remark remark) {
    if (remark.line() > lines.size()) {
      return "";
    }
    String line = lines.get(remark.line() - 1);
    int at =
        line.offsetByCodePoints(
            0, Math.min(remark.column() - 1, line.codePointCount(0, line.length())));
    int from =
        at > WIDTH / 2 ? line.offsetByCodePoints(at, -Math.min(40, line.codePointCount(0, at))) : 0;
    String shown = line.substring(from, Math.min(line.length(), from + WIDTH));
    String indent = line.substring(from, at).replaceAll("[^\t]", " ");
    return "\n    " + shown + "\n    " + indent + "^";
  }

  /** What is said at the end. */
  public record Sum(int scripts, Risk risk, Map<Risk, Integer> findings, int errors) {

    public String json() {
      return Json.write(this);
    }

    public String text() {
      String counted =
          Stream.of(Risk.High, Risk.Medium)
              .filter(findings::containsKey)
              .map(of -> findings.get(of) + " " + of)
              .collect(Collectors.joining(", "));
      return scripts
          + (scripts == 1 ? " script" : " scripts")
          + ", risk "
          + risk
          + ": "
          + (counted.isEmpty() ? "no findings" : counted)
          + (errors == 0 ? "" : ", " + errors + (errors == 1 ? " error" : " errors"));
    }
  }
}
