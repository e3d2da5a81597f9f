package dev.sluice.app.plugin.view;

import java.util.ArrayList;
import java.util.List;

/** All that is held, as a table, and what to look at next. */
public final class GateText {
  private static final List<String> HEADING =
      List.of("NAMESPACE", "WORKLOAD", "WAITS FOR", "SINCE", "BECAUSE");

  private GateText() {}

  /**
   * With a heading.
   *
   * @param where it was looked for: {@code in namespace shop}
   */
  public static String of(GateView view, String where, String program, Page page) {
    var sheet = new Sheet(page);
    if (view.held().isEmpty()) {
      sheet.line("nothing is held " + where);
    } else {
      var lines = new ArrayList<List<String>>();
      lines.add(HEADING);
      view.held().forEach(held -> lines.addAll(lines(held, page)));
      Table.of(lines, page).lines().forEach(sheet::line);
    }
    if (!view.unseen().isEmpty()) {
      sheet.blank();
      sheet.prose("not seen, for you may not list them: " + String.join(", ", view.unseen()));
    }
    GateNext.write(sheet, GateNext.of(view.held(), program));
    return sheet.toString();
  }

  /** A line for each requirement, and one for the pods. */
  private static List<List<String>> lines(HeldView held, Page page) {
    var lines = new ArrayList<List<String>>();
    for (var reason : reasons(held)) {
      var isFirst = lines.isEmpty();
      lines.add(
          List.of(
              isFirst ? held.namespace() : "",
              isFirst ? held.workload() : "",
              Visible.line(reason.awaits()),
              isFirst ? Times.age(held.since(), page.now()) : "",
              Visible.line(reason.because())));
    }
    return lines;
  }

  private record Reason(String awaits, String because) {}

  private static List<Reason> reasons(HeldView held) {
    var reasons = new ArrayList<Reason>();
    held.requirements().stream()
        .filter(one -> !one.met())
        .map(one -> new Reason(one.key(), GateWords.state(one)))
        .forEach(reasons::add);
    if (reasons.isEmpty()) {
      reasons.add(
          new Reason(
              held.awaits(),
              held.requirements().isEmpty()
                  ? GateWords.because(held.because(), held.awaits())
                  : GateWords.LATE));
    }
    if (held.gatedPods() > 0) {
      reasons.add(new Reason("", GateWords.pods(held.gatedPods())));
    }
    return reasons;
  }
}
