package dev.sluice.core.reconcile;

import static dev.sluice.core.Given.FOUND;
import static dev.sluice.core.Given.NOW;
import static dev.sluice.core.Given.approval;
import static dev.sluice.core.Given.careful;
import static dev.sluice.core.Given.failed;
import static dev.sluice.core.Given.hash;
import static dev.sluice.core.Given.job;
import static dev.sluice.core.Given.key;
import static dev.sluice.core.Given.lost;
import static dev.sluice.core.Given.plan;
import static dev.sluice.core.Given.planned;
import static dev.sluice.core.Given.routine;
import static dev.sluice.core.Given.sees;
import static dev.sluice.core.Given.spec;
import static dev.sluice.core.Given.succeeded;
import static dev.sluice.core.Given.wants;
import static dev.sluice.core.Given.with;
import static dev.sluice.core.reconcile.JobKind.APPLY;
import static dev.sluice.core.reconcile.JobKind.PLAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.v1alpha1.ApprovalSpec.When;
import dev.sluice.api.v1alpha1.ApprovalStatus;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.core.approval.ApprovalVerdict;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.run.Approval;
import dev.sluice.core.run.Report;
import dev.sluice.core.source.Source;
import dev.sluice.core.status.StatusReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

class DeciderTest {
  private static final Desired SUSPENDED = wants(spec(When.Never, true, false), null);
  private static final Desired SUSPENDED_CAREFUL = wants(spec(When.Always, true, false), null);
  private static final Desired DRY_RUN = wants(spec(When.Never, false, true), null);
  private static final Desired RETRIED = wants(spec(When.Never, false, false), "2");
  private static final RunKey KEY = key(routine());
  private static final RunKey RETRY_KEY = key(RETRIED);
  private static final RunKey OTHER = new RunKey("0123456789");
  private static final RunKey RUN = KEY.forPlan(hash('a'), 1);
  private static final JobState STARTING = new JobState.Starting();
  private static final JobState STUCK = new JobState.Stuck("no such image");
  private static final JobState OVERDUE = new JobState.Running("stuck", NOW.minusSeconds(1));
  private static final JobState RUNNING = new JobState.Running("V1 statement 1 of 2");
  private static final Instant LATER = NOW.plusSeconds(3600);
  private static final JobFact PLANNED = job(PLAN, KEY, 1, 90, planned(plan('a', 2)));

  record Row(String sentence, Desired desired, Observed observed, Instant now, Step expected) {
    @Override
    public String toString() {
      return sentence;
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void decides(Row row) {
    assertThat(Decider.decide(row.desired(), row.observed(), row.now())).isEqualTo(row.expected());
  }

  @Test
  void everyStepIsReachedButTheOneThatTheExecutorChooses() {
    var reached =
        Stream.of(
                rows().map(row -> row.expected().getClass()),
                ClearanceTest.rows().map(row -> row.expected().getClass()),
                Stream.of(Step.Refused.class))
            .flatMap(classes -> classes)
            .collect(Collectors.toSet());
    assertThat(reached).isEqualTo(Set.of(Step.class.getPermittedSubclasses()));
  }

  /** One that stopped for a user has a row of its own in {@link ClearanceTest}. */
  @ParameterizedTest
  @EnumSource(value = Reason.class, mode = Mode.EXCLUDE, names = "ApprovalRequired")
  void everyReasonGetsWhatItsDispositionSays(Reason reason) {
    var last = job(APPLY, KEY, 1, 60, failed(reason));
    var failure = Failure.of(reason, "Told by the runner.");
    var expected =
        switch (reason.disposition()) {
          case PERSON, NEW_PLAN -> new Step.Halt(failure);
          case NEW_ATTEMPT -> new Step.PauseBeforeRetry(APPLY, failure, 2, NOW.plusSeconds(1));
        };
    assertThat(Decider.decide(routine(), sees(last), NOW)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void everyReasonOfAnApprovedRunToo(Reason reason) {
    var last = job(APPLY, RUN, 1, 60, failed(reason));
    var observed = with(sees(FOUND, frozen(), last), approval("alice", hash('a')));
    var step = Decider.decide(careful(), observed, LATER);
    switch (reason.disposition()) {
      case PERSON -> assertThat(step).isInstanceOf(Step.Halt.class);
      case NEW_PLAN -> assertThat(step).isEqualTo(new Step.StartPlan(KEY, 2));
      case NEW_ATTEMPT ->
          assertThat(step)
              .isEqualTo(
                  new Step.StartRun(
                      RUN,
                      KEY,
                      2,
                      Optional.of(hash('a')),
                      List.of(new Approval("alice", NOW.toString(), "annotation"))));
    }
  }

  static Stream<Row> rows() {
    return Stream.of(sources(), oneJob(), underWay(), twoJobs(), suspended()).flatMap(s -> s);
  }

  private static Stream<Row> sources() {
    var none = SchemaMigrationStatus.EMPTY;
    return Stream.of(
        row(
            "a missing ConfigMap halts",
            routine(),
            sees(new Source.Missing("no x"), none),
            halt(Reason.SourceMissing, "no x")),
        row(
            "a file name twice halts",
            routine(),
            sees(new Source.Invalid("x twice"), none),
            halt(Reason.SourceInvalid, "x twice")),
        row(
            "a Job under way is followed though the ConfigMap is gone",
            routine(),
            sees(new Source.Missing("no x"), none, job(APPLY, OTHER, 1, 9, STARTING)),
            new Step.Follow(job(APPLY, OTHER, 1, 9, STARTING))));
  }

  private static Stream<Row> oneJob() {
    return Stream.of(
        row("a new resource runs", routine(), sees(), run(KEY, 1)),
        row(
            "a run that succeeded settles",
            routine(),
            sees(job(APPLY, KEY, 1, 60, succeeded(plan('a', 2)))),
            new Step.Settle(KEY)),
        row(
            "so it does when its Job is gone",
            routine(),
            sees(FOUND, after(routine(), job(APPLY, KEY, 1, 60, succeeded(plan('a', 2))))),
            new Step.Settle(KEY)),
        row(
            "a new retry annotation runs again",
            RETRIED,
            sees(job(APPLY, KEY, 1, 60, failed(Reason.StatementFailed))),
            run(RETRY_KEY, 1)),
        row(
            "a lost pod is followed by another, later",
            routine(),
            sees(job(APPLY, KEY, 2, 60, lost()), job(APPLY, KEY, 1, 90, lost())),
            new Step.PauseBeforeRetry(
                APPLY,
                Failure.of(Reason.Interrupted, "The Job's pod is gone."),
                3,
                NOW.plusSeconds(2))),
        at(
            LATER,
            "not more often than retries allow",
            routine(),
            sees(
                job(APPLY, KEY, 6, 60, lost()),
                job(APPLY, KEY, 5, 90, lost()),
                job(APPLY, KEY, 4, 120, lost()),
                job(APPLY, KEY, 3, 150, lost()),
                job(APPLY, KEY, 2, 180, lost()),
                job(APPLY, KEY, 1, 210, lost())),
            new Step.Halt(
                Failure.of(
                    Reason.Interrupted,
                    "Given up after 6 attempts. The last: The Job's pod is gone."))),
        row(
            "a runner that is there long after its deadline is ended",
            routine(),
            sees(job(APPLY, KEY, 1, 60, OVERDUE)),
            new Step.End(job(APPLY, KEY, 1, 60, OVERDUE))),
        at(
            LATER,
            "and then it is",
            routine(),
            sees(job(APPLY, KEY, 2, 60, lost()), job(APPLY, KEY, 1, 90, lost())),
            run(KEY, 3)),
        at(
            LATER,
            "an interruption that gives no reason is one all the same",
            routine(),
            sees(job(APPLY, KEY, 1, 60, failed(null, Report.Outcome.INTERRUPTED))),
            run(KEY, 2)),
        row(
            "a runner that failed without a reason halts",
            routine(),
            sees(job(APPLY, KEY, 1, 60, failed(null, Report.Outcome.FAILED))),
            halt(Reason.InternalError, "The runner failed without a reason.")),
        row(
            "what ran before under this key says nothing once another run came after it",
            routine(),
            sees(
                job(APPLY, KEY, 1, 90, succeeded(plan('a', 2))),
                job(APPLY, OTHER, 1, 60, succeeded(plan('b', 3)))),
            run(KEY, 2)),
        row(
            "nor does a failure",
            routine(),
            sees(
                FOUND,
                after(
                    routine(),
                    job(APPLY, KEY, 1, 90, failed(Reason.CheckFailed)),
                    job(APPLY, OTHER, 1, 60, succeeded(plan('b', 3))))),
            run(KEY, 2)));
  }

  private static Stream<Row> underWay() {
    var done = after(routine(), job(APPLY, KEY, 1, 60, succeeded(plan('a', 2))));
    var wanted = job(APPLY, KEY, 1, 9, STARTING);
    var unwanted = job(APPLY, OTHER, 1, 9, STARTING);
    var stuck = job(APPLY, KEY, 1, 9, STUCK);
    var unwantedStuck = job(APPLY, OTHER, 1, 9, STUCK);
    var unwantedRunning = job(APPLY, OTHER, 1, 9, RUNNING);
    var approvedRun = job(APPLY, RUN, 1, 9, STARTING);
    return Stream.of(
        row(
            "a Job that status took in has ended, whatever a late cache says",
            routine(),
            sees(FOUND, done, job(APPLY, KEY, 1, 60, RUNNING)),
            new Step.Settle(KEY)),
        row("a Job that starts is followed", routine(), sees(wanted), new Step.Follow(wanted)),
        row(
            "one that starts and is not wanted any more is taken back",
            routine(),
            sees(unwanted),
            new Step.Withdraw(unwanted)),
        row(
            "one whose pod cannot start is waited for",
            routine(),
            sees(stuck),
            new Step.AwaitPod(stuck, Failure.of(Reason.PodCannotStart, "no such image"))),
        row(
            "or taken back when something else is wanted",
            routine(),
            sees(unwantedStuck),
            new Step.Withdraw(unwantedStuck)),
        row(
            "one at work is never taken back",
            routine(),
            sees(unwantedRunning),
            new Step.Follow(unwantedRunning)),
        row(
            "a run in one Job is taken back when approval was asked for meanwhile",
            careful(),
            sees(wanted),
            new Step.Withdraw(wanted)),
        row(
            "the run of the plan that stands is followed",
            careful(),
            with(sees(FOUND, frozen(), approvedRun), approval("alice", hash('a'))),
            new Step.Follow(approvedRun)),
        row(
            "and taken back for dryRun",
            DRY_RUN,
            sees(FOUND, frozen(), approvedRun),
            new Step.Withdraw(approvedRun)),
        row(
            "of two the newest is looked at first",
            routine(),
            sees(unwantedRunning, job(APPLY, KEY, 1, 3, RUNNING)),
            new Step.Follow(job(APPLY, KEY, 1, 3, RUNNING))));
  }

  private static Stream<Row> twoJobs() {
    var waiting = new ApprovalVerdict.Awaiting(1, List.of(), List.of());
    var alice = approval("alice", hash('a'));
    var frozenFact = PlanFact.latest(List.of(), frozen()).orElseThrow();
    var older = job(PLAN, OTHER, 1, 95, planned(plan('b', 3)));
    var madeFact = PlanFact.latest(List.of(PLANNED), frozen()).orElseThrow();
    return Stream.of(
        row("with approval Always a plan is made", careful(), sees(), new Step.StartPlan(KEY, 1)),
        row("and frozen", careful(), sees(PLANNED), new Step.FreezePlan(plan('a', 2), KEY, 1)),
        row(
            "a plan whose Job went before it was frozen is made again",
            careful(),
            sees(FOUND, after(careful(), PLANNED, false)),
            new Step.StartPlan(KEY, 2)),
        row(
            "then a user is waited for",
            careful(),
            sees(FOUND, frozen()),
            new Step.AwaitApproval(frozenFact, waiting)),
        row(
            "the approval of another plan is none",
            careful(),
            with(sees(FOUND, frozen()), approval("alice", hash('b'))),
            new Step.AwaitApproval(frozenFact, waiting)),
        row(
            "an approved plan runs",
            careful(),
            with(sees(FOUND, frozen()), alice),
            new Step.StartRun(
                RUN,
                KEY,
                1,
                Optional.of(hash('a')),
                List.of(new Approval("alice", NOW.toString(), "annotation")))),
        row(
            "an approval seen once stands when the annotation is gone",
            careful(),
            sees(FOUND, approved(alice)),
            new Step.StartRun(
                RUN,
                KEY,
                1,
                Optional.of(hash('a')),
                List.of(new Approval("alice", NOW.toString(), "annotation")))),
        row(
            "an approved run that succeeded settles",
            careful(),
            sees(FOUND, frozen(), job(APPLY, RUN, 1, 9, succeeded(plan('a', 2)))),
            new Step.Settle(RUN)),
        row(
            "so it does with dryRun",
            DRY_RUN,
            sees(FOUND, frozen(), PLANNED, job(APPLY, RUN, 1, 9, succeeded(plan('a', 2)))),
            new Step.Settle(RUN)),
        row(
            "dryRun shows what a run that failed has left",
            DRY_RUN,
            sees(FOUND, frozen(), PLANNED, job(APPLY, RUN, 1, 9, failed(Reason.Blocked))),
            new Step.StartPlan(KEY, 2)),
        row(
            "the newest plan stands though its Job is gone and an older one's is not",
            careful(),
            sees(FOUND, report(careful(), older, PLANNED), older),
            new Step.AwaitApproval(frozenFact, waiting)),
        row(
            "nothing pending settles at once",
            careful(),
            sees(job(PLAN, KEY, 1, 9, planned(plan('a', 0)))),
            new Step.Settle(KEY)),
        row(
            "dryRun shows the plan",
            DRY_RUN,
            sees(FOUND, frozen(), PLANNED),
            new Step.ShowPlan(madeFact)),
        row(
            "a planning Job that was lost is followed by another, later",
            careful(),
            sees(job(PLAN, KEY, 1, 9, lost())),
            new Step.PauseBeforeRetry(
                PLAN,
                Failure.of(Reason.Interrupted, "The Job's pod is gone."),
                2,
                NOW.plusSeconds(1))),
        row(
            "planning that failed halts",
            careful(),
            sees(job(PLAN, KEY, 1, 9, failed(Reason.HistoryDiverged))),
            halt(Reason.HistoryDiverged, "Told by the runner.")),
        row(
            "a plan does not stand once another run came after it",
            careful(),
            sees(FOUND, frozen(), PLANNED, job(APPLY, OTHER, 1, 9, succeeded(plan('b', 3)))),
            new Step.StartPlan(KEY, 2)));
  }

  private static Stream<Row> suspended() {
    var running = job(APPLY, KEY, 1, 9, RUNNING);
    return Stream.of(
        row("suspend starts no run", SUSPENDED, sees(), new Step.Suspend()),
        row("nor a plan", SUSPENDED_CAREFUL, sees(), new Step.Suspend()),
        row("it lets go on what is under way", SUSPENDED, sees(running), new Step.Follow(running)),
        at(
            LATER,
            "it keeps back the next attempt",
            SUSPENDED,
            sees(job(APPLY, KEY, 1, 60, lost())),
            new Step.Suspend()),
        row(
            "and has nothing to say about what is done",
            SUSPENDED,
            sees(job(APPLY, KEY, 1, 60, succeeded(plan('a', 2)))),
            new Step.Settle(KEY)));
  }

  /** Status once a plan was made, recorded and frozen. */
  private static SchemaMigrationStatus frozen() {
    return after(careful(), PLANNED, true);
  }

  private static SchemaMigrationStatus after(Desired desired, JobFact planJob, boolean freeze) {
    var observed = sees(planJob);
    var step = freeze ? Decider.decide(desired, observed, NOW) : new Step.Suspend();
    return StatusReport.of(desired, observed, step, NOW);
  }

  private static SchemaMigrationStatus report(Desired desired, JobFact... jobs) {
    var observed = sees(jobs);
    return StatusReport.of(desired, observed, Decider.decide(desired, observed, NOW), NOW);
  }

  private static SchemaMigrationStatus approved(ApprovalStatus approval) {
    var observed = with(sees(FOUND, frozen()), approval);
    var suspended = wants(spec(When.Always, true, false), null);
    return StatusReport.of(suspended, observed, Decider.decide(suspended, observed, NOW), NOW);
  }

  private static SchemaMigrationStatus after(Desired desired, JobFact... jobs) {
    return StatusReport.of(desired, sees(jobs), new Step.Suspend(), NOW);
  }

  private static Row row(String sentence, Desired desired, Observed observed, Step expected) {
    return at(NOW, sentence, desired, observed, expected);
  }

  private static Row at(
      Instant now, String sentence, Desired desired, Observed observed, Step expected) {
    return new Row(sentence, desired, observed, now, expected);
  }

  private static Step run(RunKey key, int attempt) {
    return new Step.StartRun(key, key, attempt, Optional.empty(), List.of());
  }

  private static Step halt(Reason reason, String message) {
    return new Step.Halt(Failure.of(reason, message));
  }
}
