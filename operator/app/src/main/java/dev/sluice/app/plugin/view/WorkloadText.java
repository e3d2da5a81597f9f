package dev.sluice.app.plugin.view;

import dev.sluice.app.gate.GatedKind;
import java.util.Locale;

/** One workload before the gate, requirement by requirement. */
public final class WorkloadText {
  private final Sheet sheet;
  private final WorkloadView workload;
  private final String program;

  private WorkloadText(WorkloadView workload, String program, Page page) {
    this.sheet = new Sheet(page);
    this.workload = workload;
    this.program = program;
  }

  /** Everything. */
  public static String of(WorkloadView workload, String program, Page page) {
    var text = new WorkloadText(workload, program, page);
    text.header();
    text.requirements();
    if (workload.held()) {
      GateNext.write(text.sheet, GateNext.about(workload.requirements(), program));
      text.release();
    }
    return text.sheet.toString();
  }

  /** Without commands: what is shown before the question. */
  public static String summary(WorkloadView workload, String program, Page page) {
    var text = new WorkloadText(workload, program, page);
    text.header();
    text.requirements();
    return text.sheet.toString();
  }

  private void header() {
    var paint = sheet.paint();
    sheet.line(
        paint.strong(workload.namespace() + " " + workload.path())
            + (workload.held() ? "  is held" : "  is not held"));
    sheet.blank();
    if (workload.held()) {
      sheet.labelled("how", GateWords.how(workload.kind()));
      sheet.labelled("since", Times.minute(String.valueOf(workload.since()), sheet.page().now()));
    }
    pods();
    if (workload.released() != null) {
      sheet.labelled("let go", workload.released());
    }
  }

  private void pods() {
    if (workload.gatedPods() > 0) {
      sheet.labelled("pods", GateWords.pods(workload.gatedPods()) + ": not scheduled until then");
    } else if (!workload.unseen().isEmpty()) {
      sheet.labelled("pods", "not seen, for you may not list them");
    }
  }

  private void requirements() {
    if (workload.requirements().isEmpty()) {
      sheet.labelled("requires", workload.because() == null ? "nothing" : workload.because());
      return;
    }
    var begin = "requires";
    for (var one : workload.requirements()) {
      sheet.labelled(begin, (one.met() ? "✓ " : "✗ ") + one.key() + ": " + one.state());
      begin = "";
    }
    if (workload.held() && workload.requirements().stream().allMatch(RequirementView::met)) {
      sheet.labelled("", GateWords.LATE);
    }
  }

  private void release() {
    sheet.heading("break-glass: let it go although its schema is not there");
    if (!workload.holders().isEmpty()) {
      sheet.labelled("may", String.join("; ", workload.holders()));
    }
    var you = workload.you();
    if (you != null) {
      sheet.labelled(
          "you", you.name() + (you.mayNot() == null ? " may" : " may not: " + you.mayNot()));
    }
    sheet.line("  " + sheet.paint().command(annotate()));
    sheet.line(sheet.paint().faint("or, after a look at what it waits for"));
    var address = new Address(program, workload.namespace(), workload.path());
    sheet.line("  " + sheet.paint().command(address.command("release") + " --reason '...'"));
  }

  private String annotate() {
    return "kubectl annotate --overwrite -n "
        + workload.namespace()
        + " "
        + resource(workload.kind())
        + "/"
        + workload.name()
        + " sluice.dev/release='...'";
  }

  private static String resource(GatedKind kind) {
    return kind == GatedKind.Rollout
        ? kind.plural() + "." + kind.group()
        : kind.name().toLowerCase(Locale.ROOT);
  }
}
