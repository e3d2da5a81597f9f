package dev.sluice.app.plugin.view;

import dev.sluice.core.failure.Reason;
import java.time.Instant;

/** A plan as a comment on a pull request. */
public final class PlanMarkdown {
  private final StringBuilder text = new StringBuilder();
  private final PlanView plan;
  private final Address address;

  private PlanMarkdown(PlanView plan, Address address) {
    this.plan = plan;
    this.address = address;
  }

  public static String of(PlanView plan, Address address, Instant now) {
    return new PlanMarkdown(plan, address).write(now);
  }

  private String write(Instant now) {
    header();
    if (plan.pending()) {
      plan.scripts().forEach(this::script);
      approval(now);
    }
    return text.toString().stripTrailing();
  }

  private void header() {
    line("### `" + address.path() + "`: " + PlanWords.state(plan));
    line("");
    line("- database: " + code(plan.database()) + ", " + String.join(", ", plan.schemas()));
    line("- version: " + PlanWords.versions(plan));
    if (plan.pending()) {
      var risk = plan.risk() == null ? "not told" : plan.risk();
      line("- risk: **" + risk + "**: " + PlanWords.counted(plan));
      line("- plan: " + code(String.valueOf(plan.hash())));
    }
    plan.placeholders().forEach((name, value) -> line("- `${" + name + "}` is " + code(value)));
    plan.notes().forEach(note -> line("- note: " + Visible.line(note)));
    if (!plan.waitsForApproval()) {
      line("");
      line(NextStep.of(plan, address));
    }
  }

  private void script(ScriptView script) {
    var order = script.callback() ? "callback" : Integer.toString(script.order()) + ".";
    var risk = script.risk() == null ? "" : script.risk() + " risk, ";
    line("");
    line("#### " + order + " " + code(script.name()));
    line(risk + script.undoing() + ", " + script.running());
    script.findings().forEach(this::finding);
    sql(script);
  }

  private void finding(FindingView finding) {
    line("");
    line(
        "> **"
            + finding.risk()
            + "** "
            + code(finding.rule())
            + ", line "
            + finding.line()
            + ": "
            + code(finding.statement()));
    if (finding.why() != null) {
      quoted(finding.why());
    }
    if (finding.safer() != null) {
      line(">");
      quoted("Safer: " + finding.safer());
    }
  }

  private void quoted(String words) {
    words.strip().lines().map(Visible::line).forEach(each -> line("> " + each));
  }

  private void sql(ScriptView script) {
    line("");
    if (script.sql() == null) {
      line(String.valueOf(script.trouble()));
      return;
    }
    var fence = "`".repeat(Math.max(3, longestRunOfTicks(script.sql()) + 1));
    line("<details><summary>SQL</summary>");
    line("");
    line(fence + "sql");
    script.sql().stripTrailing().lines().map(Visible::line).forEach(this::line);
    line(fence);
    line("");
    line("</details>");
  }

  private void approval(Instant now) {
    line("");
    line("#### Approval");
    line("- needed: " + ApprovalWords.needed(plan.approval()));
    ApprovalWords.decided(plan.approval(), now).forEach(told -> line("- " + Visible.line(told)));
    if (plan.waitsForApproval() || plan.is(Reason.Rejected)) {
      line("");
      if (plan.is(Reason.Rejected)) {
        line(ApprovalWords.whoApproves(plan.approval()) + ":");
        line("");
      }
      line("```");
      line(address.command("approve", String.valueOf(plan.hash())));
      line("```");
    }
  }

  /** Whatever is in it, it stays in one span. */
  private static String code(String text) {
    var ticks = "`".repeat(longestRunOfTicks(text) + 1);
    var pad = ticks.length() > 1 ? " " : "";
    return ticks + pad + Visible.line(text) + pad + ticks;
  }

  private static int longestRunOfTicks(String text) {
    var longest = 0;
    var run = 0;
    for (var i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
