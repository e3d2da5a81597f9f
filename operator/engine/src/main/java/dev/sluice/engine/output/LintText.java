package dev.sluice.engine.output;

import dev.sluice.core.Json;
import dev.sluice.core.plan.NotRun;
import dev.sluice.core.plan.Review.Found;
import dev.sluice.core.plan.Review.Noted;
import dev.sluice.core.plan.Review.Remark;
import dev.sluice.core.plan.Review.Wrong;
import dev.sluice.core.risk.Finding;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.rule.Rules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Text for people, in the form that editors know; or one JSON object a line. */
public final class LintText implements LintFormat {
  private static final int WIDTH = 160;

  private final boolean json;
  private String path = "";
  private List<String> lines = List.of();

  public LintText(boolean json) {
    this.json = json;
  }

  @Override
  public void script(String script, String text) {
    path = script;
    lines = text.lines().toList();
  }

  @Override
  public Optional<String> remark(Remark remark) {
    return Optional.of(json ? json(remark) : of(remark));
  }

  @Override
  public String end(Sum sum) {
    return json ? sum.json() : sum.text();
  }

  private record Told(
      String path,
      int line,
      int column,
      @Nullable Finding finding,
      @Nullable String error,
      @Nullable String note,
      @Nullable String accepted,
      @Nullable String help) {}

  private String json(Remark remark) {
    return Json.write(
        switch (remark) {
          case Found(Finding finding, int column, String accepted) ->
              new Told(
                  path,
                  finding.line(),
                  column,
                  finding,
                  null,
                  null,
                  accepted,
                  Rules.page(finding.rule()));
          case Wrong(int line, int column, String message) ->
              new Told(path, line, column, null, message, null, null, null);
          case Noted(int line, int column, String message) ->
              new Told(path, line, column, null, null, message, null, null);
        });
  }

  private String of(Remark remark) {
    String place = path + ":" + remark.line() + ":" + remark.column() + ": ";
    return switch (remark) {
      case Found(Finding finding, _, String accepted) when accepted != null ->
          place + "accepted " + finding.rule() + ": " + accepted;
      case Found(Finding finding, _, _) ->
          place
              + finding.risk()
              + " "
              + finding.rule()
              + ": "
              + finding.statement()
              + caret(remark)
              + "\n  why    "
              + finding.why()
              + (finding.safer() == null ? "" : "\n  safer  " + finding.safer())
              + "\n  rule   "
              + Rules.page(finding.rule());
      case Wrong(_, _, String message) -> place + "error: " + message + caret(remark);
      case Noted(_, _, String message) -> place + "note: " + message;
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
  public record Sum(
      int scripts,
      Risk risk,
      Map<Risk, Integer> findings,
      int errors,
      @Nullable String assumed,
      NotRun notRun) {

    public String json() {
      return Json.write(this);
    }

    public String text() {
      String counted =
          Stream.of(Risk.High, Risk.Medium, Risk.Info)
              .filter(findings::containsKey)
              .map(of -> findings.get(of) + " " + of)
              .collect(Collectors.joining(", "));
      String unread =
          notRun.lines().stream().map(line -> line + "\n").collect(Collectors.joining());
      return unread
          + (assumed == null ? "" : "assumed: " + assumed + "\n")
          + scripts
          + (scripts == 1 ? " script" : " scripts")
          + ", risk "
          + risk
          + ": "
          + (counted.isEmpty() ? "no findings" : counted)
          + (errors == 0 ? "" : ", " + errors + (errors == 1 ? " error" : " errors"));
    }
  }
}
