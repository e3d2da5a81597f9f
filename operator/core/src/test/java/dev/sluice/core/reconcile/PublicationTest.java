package dev.sluice.core.reconcile;

import static dev.sluice.core.Given.FOUND;
import static dev.sluice.core.Given.NOW;
import static dev.sluice.core.Given.careful;
import static dev.sluice.core.Given.failed;
import static dev.sluice.core.Given.job;
import static dev.sluice.core.Given.key;
import static dev.sluice.core.Given.lost;
import static dev.sluice.core.Given.plan;
import static dev.sluice.core.Given.planned;
import static dev.sluice.core.Given.reported;
import static dev.sluice.core.Given.routine;
import static dev.sluice.core.Given.sees;
import static dev.sluice.core.Given.spec;
import static dev.sluice.core.Given.stopped;
import static dev.sluice.core.Given.succeeded;
import static dev.sluice.core.Given.telling;
import static dev.sluice.core.Given.wants;
import static dev.sluice.core.reconcile.JobKind.APPLY;
import static dev.sluice.core.reconcile.JobKind.PLAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.v1alpha1.ApprovalSpec.When;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.api.v1alpha1.SchemaStateSpec;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.Plan;
import dev.sluice.core.plan.Versions;
import dev.sluice.core.run.Report;
import dev.sluice.core.status.StatusReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublicationTest {
  private static final RunKey KEY = key(routine());
  private static final RunKey OTHER = new RunKey("0123456789");
  private static final Plan TWO = plan('a', 2);
  private static final JobFact DONE = job(APPLY, KEY, 1, 60, succeeded(TWO));
  private static final JobFact FAILED = job(APPLY, KEY, 1, 60, failed(Reason.CheckFailed));
  private static final JobFact PLANNED = job(PLAN, KEY, 1, 30, planned(TWO));
  private static final SchemaStateSpec NEITHER = state(List.of(), List.of("1", "2"), "h0");
  private static final SchemaStateSpec BOTH = state(List.of("1", "2"), List.of(), "h2");
  private static final SchemaStateSpec OLD = state(List.of("1"), List.of("2"), "h1");

  record Row(String sentence, Observed observed, @Nullable SchemaStateSpec written) {
    @Override
    public String toString() {
      return sentence;
    }
  }

  static Stream<Row> rows() {
    return Stream.of(
        new Row("nothing is known of a new resource", sees(), null),
        new Row("a run that succeeded is told", sees(DONE), BOTH),
        new Row("over what was told before", telling(sees(DONE), OLD), BOTH),
        new Row("and not twice", telling(sees(DONE), BOTH), null),
        new Row("what a failed run applied is not", sees(FAILED), null),
        new Row("nor if a plan finds it afterwards", sees(FAILED, PLANNED), null),
        new Row(
            "however long ago it failed",
            telling(sees(FOUND, plannedOften(after(FAILED)), PLANNED), null),
            null),
        new Row("the first plan of a database tells what it has", sees(PLANNED), NEITHER),
        new Row(
            "so does a run that stopped at its plan",
            sees(job(APPLY, KEY, 1, 60, stopped(TWO))),
            NEITHER),
        new Row("a later plan tells no more", telling(sees(PLANNED), NEITHER), null),
        new Row(
            "but less: the database was restored, or is another one",
            telling(sees(PLANNED), OLD),
            NEITHER),
        new Row(
            "unless it finds all of it done",
            telling(sees(job(PLAN, KEY, 1, 30, planned(plan('a', 0)))), OLD),
            state(List.of(), List.of(), "h0")),
        new Row(
            "but it tells what came to the set",
            telling(sees(PLANNED), state(List.of(), List.of("1"), "h0")),
            NEITHER),
        new Row("what is gone is told again", telling(sees(FOUND, after(DONE), DONE), null), BOTH),
        new Row(
            "what was edited too",
            telling(sees(FOUND, after(DONE), DONE), state(List.of("9"), List.of(), "h2")),
            BOTH),
        new Row(
            "an old report is not, over a newer one",
            telling(sees(FOUND, after(DONE, PLANNED), DONE), NEITHER),
            null),
        new Row("a report without its list tells nothing", sees(unread(APPLY, 60)), null));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isWritten(Row row) {
    assertThat(row.observed().toPublish()).isEqualTo(Optional.ofNullable(row.written()));
  }

  record Choice(String sentence, Desired desired, Observed observed, Step step) {
    @Override
    public String toString() {
      return sentence;
    }
  }

  static Stream<Choice> choices() {
    var missing = telling(sees(FOUND, after(DONE)), null);
    var looking = job(PLAN, KEY, 1, 9, new JobState.Starting());
    var found = job(PLAN, KEY, 1, 9, planned(plan('a', 0)));
    return Stream.of(
        new Choice(
            "what is lost while the run's Job is there needs no other",
            routine(),
            telling(sees(FOUND, after(DONE), DONE), null),
            new Step.Settle(KEY)),
        new Choice("else a plan finds it out", routine(), missing, new Step.StartPlan(KEY, 1)),
        new Choice(
            "also where it is of another history",
            routine(),
            telling(sees(FOUND, after(DONE)), OLD),
            new Step.StartPlan(KEY, 1)),
        new Choice(
            "not while suspended",
            wants(spec(When.Never, true, false), null),
            missing,
            new Step.Suspend()),
        new Choice(
            "its Job is not taken back",
            routine(),
            telling(sees(FOUND, after(DONE), looking), null),
            new Step.Follow(looking)),
        new Choice(
            "it settles",
            routine(),
            telling(sees(FOUND, after(DONE), found), null),
            new Step.Settle(KEY)),
        new Choice(
            "where it finds something to do, that is done",
            routine(),
            telling(sees(FOUND, after(DONE), job(PLAN, KEY, 1, 9, planned(TWO))), null),
            new Step.StartRun(KEY, KEY, 2, Optional.empty(), List.of())),
        new Choice(
            "where it fails, another follows",
            routine(),
            telling(sees(FOUND, after(DONE), job(PLAN, KEY, 1, 9, lost())), null),
            new Step.PauseBeforeRetry(
                PLAN,
                Failure.of(Reason.Interrupted, "The Job's pod is gone."),
                2,
                NOW.plusSeconds(1))),
        new Choice(
            "a report that could not be read is asked for once more",
            routine(),
            sees(unread(APPLY, 60)),
            new Step.StartPlan(KEY, 1)),
        new Choice(
            "nothing pending is no proof after a run that failed",
            careful(),
            sees(job(APPLY, OTHER, 1, 60, failed(Reason.CheckFailed)), found),
            new Step.FreezePlan(plan('a', 0), KEY, 1)));
  }

  @ParameterizedTest
  @MethodSource("choices")
  void decides(Choice choice) {
    assertThat(Decider.decide(choice.desired(), choice.observed(), NOW)).isEqualTo(choice.step());
  }

  @ParameterizedTest
  @MethodSource("unreadTwice")
  void whatCannotBeReadIsNotAskedForForEver(Observed observed) {
    assertThat(Decider.decide(routine(), observed, NOW))
        .isInstanceOfSatisfying(
            Step.Halt.class,
            halt -> assertThat(halt.failure().message()).contains("pods/log", "kubelet"));
  }

  static Stream<Observed> unreadTwice() {
    return Stream.of(
        sees(unread(APPLY, 60), unread(PLAN, 9)),
        telling(sees(FOUND, after(unread(APPLY, 60)), unread(PLAN, 9)), null));
  }

  /** With nothing pending, and its versions in a log that does not answer. */
  private static JobFact unread(JobKind kind, int secondsAgo) {
    var none = plan('a', 0);
    var command = kind == PLAN ? Report.Command.PLAN : Report.Command.APPLY;
    return job(
        kind,
        KEY,
        1,
        secondsAgo,
        reported(
            new Report(
                command,
                Report.Outcome.SUCCEEDED,
                null,
                none,
                none.database(),
                Versions.ABRIDGED,
                List.of(),
                0,
                9,
                false)));
  }

  private static SchemaStateSpec state(
      List<String> applied, List<String> pending, String historyDigest) {
    return new SchemaStateSpec(applied, null, pending, historyDigest);
  }

  private static SchemaMigrationStatus after(JobFact... jobs) {
    return StatusReport.of(routine(), sees(jobs), new Step.Suspend(), NOW);
  }

  /** More often than status tells of. */
  private static SchemaMigrationStatus plannedOften(SchemaMigrationStatus status) {
    var now = status;
    for (int attempt = 1; attempt <= 2 * Runs.REMEMBERED; attempt++) {
      var planned = job(PLAN, OTHER, attempt, 50, planned(TWO));
      now = StatusReport.of(routine(), sees(FOUND, now, planned), new Step.Suspend(), NOW);
    }
    return now;
  }
}
