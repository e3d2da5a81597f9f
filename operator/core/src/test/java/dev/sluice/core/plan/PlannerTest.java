package dev.sluice.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.catalogue.Catalogue;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.failure.Result;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final ScriptSet SET =
      TestScripts.set(
          "V1__a.sql",
          "SELECT 1",
          "V2__b.sql",
          "SELECT 2",
          "V3__c.sql",
          "SELECT 3",
          "R__v.sql",
          "SELECT 4");

  @Test
  void allOfAnEmptyDatabaseIsPendingRepeatableLast() {
    assertThat(names(planned(input("latest"), History.NONE, null)))
        .containsExactly("V1__a.sql", "V2__b.sql", "V3__c.sql", "R__v.sql");
  }

  @Test
  void aTargetLeavesOutWhatIsAboveIt() {
    assertThat(names(planned(input("2"), History.NONE, null)))
        .containsExactly("V1__a.sql", "V2__b.sql", "R__v.sql");
  }

  @Test
  void whatIsAppliedIsNotPending() {
    assertThat(names(planned(input("latest"), history(SET, 2), null)))
        .containsExactly("V3__c.sql", "R__v.sql");
  }

  @Test
  void anUndoneVersionIsPendingAgain() {
    History history =
        with(history(SET, 3), new HistoryRow(4, "3", "c", "UNDO_SQL", "U3__c.sql", null, true));
    assertThat(names(planned(input("latest"), history, null))).contains("V3__c.sql");
  }

  @Test
  void aTargetThatIsNotInTheSetIsRefused() {
    assertThat(refused(input("9"), History.NONE, List.of()).reason())
        .isEqualTo(Reason.SourceInvalid);
  }

  @Test
  void theHashIsTheSameForTheSameInputOnly() {
    PlanHash hash = planned(input("latest"), History.NONE, null).plan().hash();
    assertThat(planned(input("latest"), History.NONE, null).plan().hash()).isEqualTo(hash);
    assertThat(planned(input("3"), History.NONE, null).plan().hash()).isNotEqualTo(hash);
    assertThat(planned(input("latest"), history(SET, 1), null).plan().hash()).isNotEqualTo(hash);
    PlanInput undo =
        TestScripts.input(
            "latest",
            TestScripts.set(
                "V1__a.sql",
                "SELECT 1",
                "V2__b.sql",
                "SELECT 2",
                "V3__c.sql",
                "SELECT 3",
                "R__v.sql",
                "SELECT 4",
                "U3__c.sql",
                "undo"));
    assertThat(planned(undo, History.NONE, null).plan().hash()).isNotEqualTo(hash);
  }

  @Test
  void aPlanGoesOnAfterItsOwnScripts() {
    Plan plan = planned(input("latest"), history(SET, 1), null).plan();
    Work work = planned(input("latest"), history(SET, 2), plan);
    assertThat(work.done()).isEqualTo(1);
    assertThat(work.plan().hash()).isEqualTo(plan.hash());
  }

  @Test
  void anotherTextUnderTheNameOfAScriptOfThePlanIsNotTakenForIt() {
    Plan plan = planned(input("latest"), History.NONE, null).plan();
    HistoryRow ours = row(1, SET.versioned().getFirst(), true);
    HistoryRow other =
        new HistoryRow(
            1, ours.version(), ours.description(), ours.type(), ours.script(), 4711, true);
    Failure failure = refused(input("latest"), with(History.NONE, other), plan);
    assertThat(failure.reason()).isEqualTo(Reason.HistoryDiverged);
    assertThat(failure.message()).contains(ours.script() + " was edited after it was applied");
  }

  @Test
  void aPlanEndsWhenTheHistoryWentAnotherWay() {
    Plan plan = planned(input("1"), History.NONE, null).plan();
    assertThat(refused(input("1"), history(SET, 2), plan).reason()).isEqualTo(Reason.PlanChanged);
  }

  @Test
  void aHalfAppliedScriptOfOursGoesOnWhenItIsTheSame() {
    History history = with(history(SET, 1), failed(SET.versioned().get(1)));
    List<StepRecord> steps = List.of(step(SET.versioned().get(1).sha256()));
    assertThat(names(planned(input("latest"), history, steps, null))).startsWith("V2__b.sql");
  }

  @Test
  void aHalfAppliedScriptThatWasEditedIsForAPerson() {
    History history = with(history(SET, 1), failed(SET.versioned().get(1)));
    Failure failure = refused(input("latest"), history, List.of(step("other")));
    assertThat(failure.reason()).isEqualTo(Reason.PartiallyApplied);
    assertThat(failure.message()).contains("in effect: statement 1 (CREATE INDEX x)");
  }

  @Test
  void aFailedRowOfAnotherToolIsForAPerson() {
    History history = with(history(SET, 1), failed(SET.versioned().get(1)));
    assertThat(refused(input("latest"), history, List.of()).reason())
        .isEqualTo(Reason.PartiallyApplied);
  }

  static Work planned(PlanInput input, History history, @Nullable Plan earlier) {
    return planned(input, history, List.of(), earlier);
  }

  private static Work planned(
      PlanInput input, History history, List<StepRecord> steps, @Nullable Plan earlier) {
    return switch (Planner.plan(input, found(history, steps), earlier)) {
      case Result.Ok<Work>(Work work) -> work;
      case Result.Refused<Work>(Failure failure) -> throw new AssertionError(failure);
    };
  }

  private static Failure refused(PlanInput input, History history, @Nullable Plan earlier) {
    return refused(Planner.plan(input, found(history, List.of()), earlier));
  }

  private static Failure refused(PlanInput input, History history, List<StepRecord> steps) {
    return refused(Planner.plan(input, found(history, steps), null));
  }

  private static Failure refused(Result<Work> result) {
    return switch (result) {
      case Result.Refused<Work>(Failure failure) -> failure;
      case Result.Ok<Work>(Work work) -> throw new AssertionError("planned: " + names(work));
    };
  }

  private static List<String> names(Work work) {
    return work.pending().stream().map(PendingScript::file).toList();
  }

  private static PlanInput input(String target) {
    return TestScripts.input(target, SET);
  }

  private static Planner.Found found(History history, List<StepRecord> steps) {
    return new Planner.Found(state(history), Catalogue.UNKNOWN, history, steps);
  }

  private static DatabaseState state(History history) {
    return new DatabaseState("7", "orders", "18.0", null, history.applied(), history.digest());
  }

  private static History history(ScriptSet set, int applied) {
    List<HistoryRow> rows = new ArrayList<>();
    for (Script script : set.versioned().subList(0, applied)) {
      rows.add(row(rows.size() + 1, script, true));
    }
    return new History(true, rows);
  }

  private static HistoryRow row(int rank, Script script, boolean success) {
    return new HistoryRow(
        rank,
        String.valueOf(script.version()),
        script.name().description(),
        "SQL",
        script.file(),
        TestScripts.syntax().checksum(script),
        success);
  }

  private static HistoryRow failed(Script script) {
    return row(9, script, false);
  }

  private static StepRecord step(String sha256) {
    return new StepRecord("V2__b.sql", sha256, 1, StepRecord.State.DONE, "CREATE INDEX x");
  }

  private static History with(History history, HistoryRow row) {
    List<HistoryRow> rows = new ArrayList<>(history.rows());
    rows.add(row);
    return new History(true, rows);
  }
}
