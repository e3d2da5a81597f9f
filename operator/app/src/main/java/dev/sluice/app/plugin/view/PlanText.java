package dev.sluice.app.plugin.view;

import java.util.stream.Collectors;

/** A plan as a user reads it in a terminal before saying yes. */
public final class PlanText {
  private final Sheet sheet;
  private final PlanView plan;
  private final Address address;

  private PlanText(PlanView plan, Address address, Page page) {
    this.plan = plan;
    this.address = address;
    sheet = new Sheet(page);
  }

  /**
   * Everything.
   *
   * @param full true: no line of a script is left out
   */
  public static String of(PlanView plan, Address address, Page page, boolean full) {
    var text = new PlanText(plan, address, page);
    text.header();
    if (plan.pending()) {
      text.scripts(full);
      ApprovalText.write(text.sheet, plan, address);
    }
    return text.sheet.toString();
  }

  /** Without the SQL: what is shown again before the question. */
  public static String summary(PlanView plan, Address address, Page page) {
    var text = new PlanText(plan, address, page);
    text.header();
    text.sheet.blank();
    for (var script : plan.numbered()) {
      text.summary(script);
    }
    return text.sheet.toString();
  }

  private void header() {
    var paint = sheet.paint();
    sheet.line(paint.strong(address.path()) + "  " + state());
    sheet.blank();
    sheet.labelled("database", plan.database() + ", " + schemas());
    sheet.labelled("version", PlanWords.versions(plan));
    if (plan.pending()) {
      sheet.labelled("plan", String.valueOf(plan.hash()));
      risk();
      sheet.labelled("made", Times.minute(String.valueOf(plan.madeAt()), sheet.page().now()));
      values();
    }
    plan.notes().forEach(note -> sheet.line(paint.bad("note     ") + Visible.line(note)));
    if (!plan.waitsForApproval()) {
      sheet.blank();
      sheet.prose(NextStep.of(plan, address));
    }
  }

  private String state() {
    var state = PlanWords.state(plan);
    return switch (plan.phase()) {
      case "Ready" -> sheet.paint().good(state);
      case "Failed" -> sheet.paint().bad(state);
      case "AwaitingApproval" -> plan.waitsForApproval() ? state : sheet.paint().bad(state);
      default -> state;
    };
  }

  private String schemas() {
    return (plan.schemas().size() == 1 ? "schema " : "schemas ")
        + String.join(", ", plan.schemas());
  }

  /** Not by label: colour would count as width. */
  private void risk() {
    var risk = plan.risk() == null ? "not told" : plan.risk();
    sheet.line(
        sheet.paint().faint("risk     ")
            + sheet.paint().risk(risk, risk)
            + ": "
            + PlanWords.counted(plan));
  }

  private void values() {
    if (!plan.placeholders().isEmpty()) {
      sheet.labelled(
          "values",
          plan.placeholders().entrySet().stream()
              .map(value -> "${" + value.getKey() + "} is " + value.getValue())
              .collect(Collectors.joining(", ")));
    }
  }

  private void scripts(boolean full) {
    var whole = true;
    for (var script : plan.scripts()) {
      whole &= ScriptText.write(sheet, script, plan.numbered().size(), full);
    }
    if (!whole) {
      sheet.blank();
      sheet.line(
          "Lines were left out; all of them: "
              + sheet.paint().command(address.command("plan") + " --full"));
    }
  }

  private void summary(ScriptView script) {
    var risk = script.risk() == null ? "-" : script.risk();
    var found = script.findings().size();
    sheet.line(
        "  "
            + sheet.paint().risk(risk, Sheet.padded(risk, 8))
            + Visible.line(script.name())
            + ", "
            + (script.undo() ? "can be undone" : "cannot be undone")
            + (found == 0 ? "" : ", " + PlanWords.findings(found)));
  }
}
