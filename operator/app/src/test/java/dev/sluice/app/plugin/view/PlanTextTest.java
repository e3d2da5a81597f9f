package dev.sluice.app.plugin.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.v1alpha1.ApprovalStatus.Decision;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user reads; the files beside it are to be looked at. */
class PlanTextTest {
  @ParameterizedTest
  @ValueSource(ints = {80, 160})
  void aPlanThatWaits(int width) {
    var text = text(GivenPlan.waiting(), width);
    Golden.compare("plan-" + width + ".txt", text);
    assertThat(text.lines()).allMatch(line -> line.length() <= width);
  }

  @Test
  void aPlanThatOneOfTwoApproved() {
    var ann =
        GivenPlan.decision(
            Decision.Approve, "ann@example.com", "2026-11-25T19:45:00Z", "looks good");
    var approval =
        GivenPlan.approval(List.of(ann), new You("bob@example.com", "you last changed the spec"));
    var plan = GivenPlan.view("AwaitingApproval", GivenPlan.scripts(), approval);
    Golden.compare("plan-approved-once-80.txt", text(plan, 80));
  }

  @Test
  void anApprovalThatDoesNotCountIsToldWithWhyAndIsMissing() {
    var expired =
        GivenPlan.decision(Decision.Approve, "ann@example.com", "2026-11-24T19:45:00Z", null)
            .with("it expired, 24h after 2026-11-24T19:45:00Z; approve again");
    var approval = GivenPlan.approval(List.of(expired), new You("ann@example.com", null));
    var plan = GivenPlan.view("AwaitingApproval", GivenPlan.scripts(), approval);
    Golden.compare("plan-expired-80.txt", text(plan, 80));
  }

  @Test
  void aRejectedPlanSaysWhoCanApproveItAfterAll() {
    var ann = GivenPlan.decision(Decision.Approve, "ann@example.com", "2026-11-25T19:44:00Z", null);
    var eve =
        GivenPlan.decision(Decision.Reject, "eve@example.com", "2026-11-25T19:45:00Z", "too late");
    var plan =
        GivenPlan.view(
            "AwaitingApproval",
            "Rejected",
            "eve@example.com rejected the plan: too late. Change the scripts or the spec, which"
                + " makes another plan; or eve@example.com approves it after all.",
            GivenPlan.scripts(),
            GivenPlan.approval(List.of(ann, eve), new You("ann@example.com", null)));
    Golden.compare("plan-rejected-80.txt", text(plan, 80));
  }

  @Test
  void whoRejectedAndApprovedSinceIsNoRejecter() {
    var no = GivenPlan.decision(Decision.Reject, "eve@example.com", "2026-11-25T19:44:00Z", "no");
    var yes = GivenPlan.decision(Decision.Approve, "eve@example.com", "2026-11-25T19:45:00Z", null);
    var approval = GivenPlan.approval(List.of(no, yes), null);
    assertThat(text(GivenPlan.view("AwaitingApproval", GivenPlan.scripts(), approval), 80))
        .contains("1 approver is missing")
        .doesNotContain("after all");
  }

  @ParameterizedTest
  @CsvSource({
    "AwaitingApproval, ApprovalUnprotected, approvals cannot be trusted",
    "Failed, PolicyViolated, a policy forbids the plan",
    "AwaitingWindow, WindowClosed, the plan waits for its window"
  })
  void whereNoApprovalHelpsNoneIsOffered(String phase, String reason, String state) {
    var plan =
        GivenPlan.view(
            phase,
            reason,
            "The operator's words.",
            GivenPlan.scripts(),
            GivenPlan.approval(List.of(), new You("ann@example.com", null)));
    assertThat(text(plan, 80))
        .startsWith("shop/orders  " + state + "\n")
        .contains("The operator's words.")
        .doesNotContain("waits for approval", "approve with", "sluice approve", "sluice retry");
    assertThat(PlanMarkdown.of(plan, GivenPlan.ADDRESS, GivenPlan.NOW))
        .startsWith("### `shop/orders`: " + state + "\n")
        .contains("The operator's words.")
        .doesNotContain("sluice approve");
  }

  @Test
  void whereNothingIsPendingItSaysWhatComesNext() {
    var plan = GivenPlan.view("Ready", List.of(), GivenPlan.approval(List.of(), null));
    Golden.compare("plan-ready-80.txt", text(plan, 80));
  }

  @Test
  void aScriptThatCannotBeShownStillHasItsFindings() {
    var script = GivenPlan.script(1, "V20260105.1__a.sql", "High", null, GivenPlan.findings());
    var plan =
        GivenPlan.view("AwaitingApproval", List.of(script), GivenPlan.approval(List.of(), null));
    assertThat(text(plan, 80))
        .contains("The SQL is in image registry/orders@sha256:ab, folder /migrations.")
        .contains("3 │ create index orders_placed_by on orders (placed_by)")
        .contains("▲ High  create-index-blocking");
  }

  @Test
  void ofALongScriptItsBeginningAndItsFindingsAreShownAndHowToSeeAll() {
    var finding = new FindingView("truncate", "High", 200, "insert into", "All rows go.", null);
    var script =
        GivenPlan.script(
            1, "V20260105.1__a.sql", "High", GivenPlan.longScript(400), List.of(finding));
    var plan =
        GivenPlan.view("AwaitingApproval", List.of(script), GivenPlan.approval(List.of(), null));
    assertThat(text(plan, 80))
        .contains("(8);")
        .doesNotContain("(9);")
        .contains("⋮ │ 189 lines")
        .contains(" 198 │ ")
        .contains(" 204 │ ")
        .doesNotContain(" 205 │ ")
        .contains("kubectl sluice plan orders -n shop --full");
    assertThat(PlanText.of(plan, GivenPlan.ADDRESS, GivenPlan.page(80), true))
        .contains(" 205 │ ")
        .doesNotContain("--full");
  }

  @Test
  void noCharacterOfAScriptMovesTheCursorOrTurnsTheWriting() {
    var sql = "select 1; \u001B[2K\u001B[1A-- harmless\r\n-- \u202Eeslaf\n\tdrop table orders;\n";
    var script = GivenPlan.script(1, "V20260105.1__a.sql", "High", sql, List.of());
    var plan =
        GivenPlan.view("AwaitingApproval", List.of(script), GivenPlan.approval(List.of(), null));
    assertThat(text(plan, 80))
        .contains("select 1; <U+001B>[2K<U+001B>[1A-- harmless")
        .contains("<U+202E>eslaf")
        .contains("│     drop table orders;")
        .doesNotContain("\u001B", "\u202E", "\r");
  }

  @Test
  void nothingIsToldByColourAlone() {
    var plain = text(GivenPlan.waiting(), 80);
    var page = new Page(80, new Paint(true), GivenPlan.NOW);
    var coloured = PlanText.of(GivenPlan.waiting(), GivenPlan.ADDRESS, page, false);
    assertThat(coloured).contains("\u001B[");
    assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", "").lines().map(String::stripTrailing))
        .containsExactlyElementsOf(plain.lines().toList());
  }

  @Test
  void theSummaryNamesTheHashAndEachScript() {
    Golden.compare(
        "summary-80.txt",
        PlanText.summary(GivenPlan.waiting(), GivenPlan.ADDRESS, GivenPlan.page(80)));
  }

  private static String text(PlanView plan, int width) {
    return PlanText.of(plan, GivenPlan.ADDRESS, GivenPlan.page(width), false);
  }
}
