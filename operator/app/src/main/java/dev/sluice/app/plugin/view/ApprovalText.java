package dev.sluice.app.plugin.view;

import dev.sluice.core.failure.Reason;

/** Who must say yes, who did, and the command to do it. */
final class ApprovalText {
  private static final String CONTINUED = " \\";

  private final Sheet sheet;
  private final PlanView plan;
  private final Address address;

  private ApprovalText(Sheet sheet, PlanView plan, Address address) {
    this.sheet = sheet;
    this.plan = plan;
    this.address = address;
  }

  static void write(Sheet sheet, PlanView plan, Address address) {
    var text = new ApprovalText(sheet, plan, address);
    sheet.blank();
    sheet.line(sheet.paint().faint("─".repeat(sheet.page().width())));
    sheet.line(sheet.paint().strong("approval"));
    text.demanded();
    if (plan.waitsForApproval() || plan.is(Reason.Rejected)) {
      text.people();
      text.commands();
    }
  }

  private void demanded() {
    var approval = plan.approval();
    sheet.labelled("needed", ApprovalWords.needed(approval));
    if (approval.needed() || !approval.decisions().isEmpty()) {
      var begin = "so far";
      for (var told : ApprovalWords.decided(approval, sheet.page().now())) {
        sheet.labelled(begin, told);
        begin = "";
      }
    }
  }

  private void people() {
    var approval = plan.approval();
    if (!approval.excluded().isEmpty()) {
      sheet.labelled("never", String.join(", ", approval.excluded()));
    }
    if (!approval.holders().isEmpty()) {
      sheet.labelled("may", String.join("; ", approval.holders()));
    }
    var you = approval.you();
    if (you != null) {
      sheet.labelled("you", ApprovalWords.you(you));
    }
  }

  private void commands() {
    sheet.blank();
    sheet.line(sheet.paint().strong(ApprovalWords.whoApproves(plan.approval())));
    approve(String.valueOf(plan.hash()));
    if (!plan.approval().rejecters().isEmpty()) {
      return;
    }
    sheet.line(sheet.paint().faint("or say no with"));
    sheet.line("  " + sheet.paint().command(address.command("reject") + " --reason '...'"));
  }

  /** Over two lines of one command, where one would be broken by the terminal. */
  private void approve(String hash) {
    var whole = address.command("approve", hash);
    if (whole.length() + 2 <= sheet.page().width()) {
      sheet.line("  " + sheet.paint().command(whole));
      return;
    }
    sheet.line("  " + sheet.paint().command(address.command("approve") + CONTINUED));
    sheet.line("  " + sheet.paint().command("--plan " + hash));
  }
}
