package dev.sluice.engine.output;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.DatabaseState;
import dev.sluice.core.plan.Plan;
import dev.sluice.core.plan.PlannedScript;
import dev.sluice.core.risk.Finding;
import dev.sluice.core.run.Report;
import java.util.Objects;

/** A report as a user reads it. */
final class ReportText {
  private final StringBuilder text = new StringBuilder();

  private ReportText() {}

  static String of(Report report) {
    return new ReportText().write(report);
  }

  private String write(Report report) {
    Plan plan = report.plan();
    if (plan != null && isAboutThePlan(report)) {
      writePlan(plan);
    }
    if (plan != null) {
      plan.notRun().lines().forEach(this::line);
    }
    for (Report.AppliedScript script : report.applied()) {
      line("applied " + script.name() + " (" + script.millis() + " ms)");
    }
    DatabaseState database = report.database();
    if (database != null) {
      line(
          "database "
              + database.database()
              + " is at "
              + Objects.requireNonNullElse(database.version(), "no version")
              + ", "
              + database.applied()
              + " scripts applied");
    }
    Failure failure = report.failure();
    line(
        failure == null
            ? report.command() == Report.Command.PLAN
                ? "planned in " + report.millis() + " ms; nothing was changed"
                : "succeeded in " + report.millis() + " ms"
            : failure.reason() + ": " + failure.message());
    return text.toString().stripTrailing();
  }

  /** Its answer, or what a user has to approve. */
  private static boolean isAboutThePlan(Report report) {
    Failure failure = report.failure();
    return report.command() == Report.Command.PLAN
        || (failure != null && failure.reason() == Reason.ApprovalRequired);
  }

  private void writePlan(Plan plan) {
    line("plan " + plan.hash());
    if (plan.pending().isEmpty()) {
      line("nothing is pending");
    }
    plan.pending().forEach(this::writePending);
    for (Finding finding : plan.findings()) {
      writeFinding(finding);
    }
    if (!plan.pending().isEmpty()) {
      line("risk " + plan.risk());
    }
  }

  private void writeFinding(Finding finding) {
    line(
        finding.script()
            + ":"
            + finding.line()
            + ": "
            + finding.risk()
            + " "
            + finding.rule()
            + ": "
            + finding.statement());
    line("  why    " + finding.why());
    if (finding.safer() != null) {
      line("  safer  " + finding.safer());
    }
  }

  private void writePending(PlannedScript script) {
    line(
        "pending "
            + script.name()
            + ", risk "
            + script.risk()
            + (script.transactional()
                ? ""
                : " (" + script.segments() + " segments: a failure leaves the finished ones)")
            + (script.undoSha256() == null ? "" : " (has an undo script)"));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
