package dev.sluice.app.plugin.view;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTextTest {
  private static final HistoryEntry PLANNED =
      run("2026-11-25T19:43:10Z", "planned", "orders-plan-0123456789-1", null, List.of());
  private static final HistoryEntry APPROVED =
      new HistoryEntry(
          "2026-11-25T19:45:00Z",
          "approved",
          GivenPlan.HASH,
          List.of("ann@example.com"),
          "annotation",
          "looked at the index with the on-call DBA; traffic is low until 20:00 and the table has"
              + " four million rows",
          null,
          null,
          null,
          null,
          null,
          List.of(),
          List.of());
  private static final HistoryEntry STOPPED =
      new HistoryEntry(
          "2026-11-25T19:44:10Z",
          "stopped",
          GivenPlan.HASH,
          List.of(),
          null,
          null,
          "orders-0123456789-1",
          "ApprovalRequired",
          "20260101.3",
          0.345,
          0,
          List.of(),
          List.of());
  private static final HistoryEntry FAILED =
      run("2026-11-25T19:45:09Z", "failed", "orders-abcdef0123-1", "LockTimeout", List.of());
  private static final HistoryEntry APPLIED =
      run(
          "2026-11-25T19:46:02Z",
          "applied",
          "orders-abcdef0123-2",
          null,
          List.of(new AppliedView("V20260105.1__orders_placed_by.sql", "20260105.1", 3, 45)));

  @ParameterizedTest
  @ValueSource(ints = {80, 160})
  void fromPlanToStatements(int width) {
    var entries = List.of(PLANNED, STOPPED, APPROVED, FAILED, APPLIED);
    Golden.compare(
        "history-" + width + ".txt", HistoryText.of(entries, GivenPlan.page(width), true));
  }

  @Test
  void nothingYet() {
    Golden.compare("history-none.txt", HistoryText.of(List.of(), GivenPlan.page(80), false));
  }

  private static HistoryEntry run(
      String at, String what, String job, String reason, List<AppliedView> applied) {
    var apply = !what.equals("planned");
    return new HistoryEntry(
        at,
        what,
        GivenPlan.HASH,
        apply ? List.of("ann@example.com") : List.of(),
        null,
        null,
        job,
        reason,
        apply ? "20260105.1" : null,
        0.345,
        apply ? applied.size() : null,
        applied,
        applied.isEmpty() ? List.of() : List.of(new StepView(at, "V20260105.1 statement 1 of 3")));
  }
}
