package dev.sluice.core.reconcile;

import static dev.sluice.core.Given.FOUND;
import static dev.sluice.core.Given.NOW;
import static dev.sluice.core.Given.approval;
import static dev.sluice.core.Given.decision;
import static dev.sluice.core.Given.hash;
import static dev.sluice.core.Given.job;
import static dev.sluice.core.Given.key;
import static dev.sluice.core.Given.lost;
import static dev.sluice.core.Given.plan;
import static dev.sluice.core.Given.routine;
import static dev.sluice.core.Given.sees;
import static dev.sluice.core.Given.spec;
import static dev.sluice.core.Given.stopped;
import static dev.sluice.core.Given.succeeded;
import static dev.sluice.core.Given.wants;
import static dev.sluice.core.Given.wary;
import static dev.sluice.core.Given.with;
import static dev.sluice.core.reconcile.JobKind.APPLY;
import static dev.sluice.core.reconcile.JobKind.PLAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.v1alpha1.ApprovalSpec;
import dev.sluice.api.v1alpha1.ApprovalSpec.When;
import dev.sluice.api.v1alpha1.ApprovalStatus;
import dev.sluice.api.v1alpha1.ApprovalStatus.Decision;
import dev.sluice.api.v1alpha1.MigrationPolicySpec;
import dev.sluice.api.v1alpha1.PolicyApproval;
import dev.sluice.api.v1alpha1.PolicyLimits;
import dev.sluice.api.v1alpha1.PolicyMatch;
import dev.sluice.api.v1alpha1.PolicyWindows;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.core.Given;
import dev.sluice.core.approval.ApprovalVerdict;
import dev.sluice.core.approval.NamedPolicy;
import dev.sluice.core.approval.PolicyCombination;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.Plan;
import dev.sluice.core.reconcile.DeciderTest.Row;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.run.Approval;
import dev.sluice.core.status.StatusReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is decided between a plan and its run. */
class ClearanceTest {
  private static final RunKey KEY = key(wary());
  private static final RunKey RUN = KEY.forPlan(hash('a'), 1);
  private static final ApprovalStatus ALICE = approval("alice", hash('a'));
  private static final Plan RISKY = plan('a', 2, Risk.High);
  private static final JobFact STOPPED = job(APPLY, KEY, 1, 90, stopped(RISKY));
  private static final JobFact PLANNED = job(PLAN, KEY, 1, 90, Given.planned(plan('a', 2)));
  private static final Desired NIGHTLY = windows("22:00", "04:00");
  private static final Instant NIGHT = Instant.parse("2026-03-01T22:00:00Z");
  private static final ApprovalVerdict WAITING =
      new ApprovalVerdict.Awaiting(1, List.of(), List.of());

  @ParameterizedTest
  @MethodSource("rows")
  void decides(Row row) {
    assertThat(Decider.decide(row.desired(), row.observed(), row.now())).isEqualTo(row.expected());
  }

  static Stream<Row> rows() {
    return Stream.concat(onRisk(), policies());
  }

  private static Stream<Row> onRisk() {
    var approved =
        new Step.StartRun(
            RUN,
            KEY,
            1,
            Optional.of(hash('a')),
            List.of(new Approval("alice", NOW.toString(), "annotation")));
    var fact = PlanFact.latest(List.of(), frozen()).orElseThrow();
    var starting = job(APPLY, RUN, 1, 5, new JobState.Starting());
    return Stream.of(
        row("with OnRisk one Job plans and runs", wary(), sees(), unplanned(1)),
        row(
            "one that ran settles",
            wary(),
            sees(job(APPLY, KEY, 1, 9, succeeded(plan('a', 2)))),
            new Step.Settle(KEY)),
        row(
            "the plan of one that stopped is frozen",
            wary(),
            sees(STOPPED),
            new Step.FreezePlan(RISKY, KEY, 1)),
        row(
            "and waits for a user",
            wary(),
            sees(FOUND, frozen()),
            new Step.AwaitApproval(fact, WAITING)),
        row("who approves it", wary(), with(sees(FOUND, frozen()), ALICE), approved),
        row(
            "or does not",
            wary(),
            with(sees(FOUND, frozen()), decision("bob", Decision.Reject, hash('a'), NOW)),
            new Step.AwaitApproval(fact, new ApprovalVerdict.Rejected("bob", null))),
        row(
            "a Job that has not started is followed while the approval stands",
            wary(),
            with(sees(FOUND, frozen(), starting), ALICE),
            new Step.Follow(starting)),
        row(
            "and taken back when it does not any more",
            wary(),
            with(
                with(sees(FOUND, frozen(), starting), ALICE),
                decision("alice", Decision.Revoke, hash('a'), NOW.plusSeconds(1))),
            new Step.Withdraw(starting)),
        row(
            "a Job that was lost is followed by another only while the approval stands",
            wary(),
            sees(FOUND, frozen(), job(APPLY, RUN, 1, 60, lost())),
            new Step.PauseBeforeRetry(
                APPLY,
                Failure.of(Reason.Interrupted, "The Job's pod is gone."),
                2,
                NOW.plusSeconds(1))),
        at(
            NOW.plusSeconds(60),
            "which is asked again when its time comes",
            wary(),
            sees(FOUND, frozen(), job(APPLY, RUN, 1, 60, lost())),
            new Step.AwaitApproval(PlanFact.latest(List.of(), frozen()).orElseThrow(), WAITING)),
        row(
            "a plan that needs no approval any more runs",
            routine(),
            sees(FOUND, frozen()),
            new Step.StartRun(RUN, KEY, 1, Optional.of(hash('a')), List.of())));
  }

  private static Stream<Row> policies() {
    var fact = PlanFact.latest(List.of(), planned(NIGHTLY)).orElseThrow();
    var run = new Step.StartRun(RUN, KEY, 1, Optional.of(hash('a')), List.of());
    return Stream.of(
        row("with windows there is a plan first", NIGHTLY, sees(), new Step.StartPlan(KEY, 1)),
        row(
            "which waits for the next one",
            NIGHTLY,
            sees(FOUND, planned(NIGHTLY)),
            new Step.AwaitWindow(fact, NIGHT)),
        at(NIGHT, "and runs when it opens", NIGHTLY, sees(FOUND, planned(NIGHTLY)), run),
        row(
            "no window that is long enough is told at once",
            windows("22:00", "22:05"),
            sees(FOUND, planned(NIGHTLY)),
            new Step.Halt(
                Failure.of(
                    Reason.PolicyViolated,
                    "No window of policy platform is long enough for spec.run.deadline, 10m. Lower"
                        + " the deadline, or have the windows changed."))),
        row(
            "a longer deadline than allowed starts nothing",
            limited("5m", false),
            sees(),
            new Step.Halt(
                Failure.of(
                    Reason.PolicyViolated,
                    "spec.run.deadline is 10m, and policy platform allows 5m at most. Lower it, or"
                        + " ask those who look after the policy."))),
        row(
            "and says nothing about what is done",
            limited("5m", false),
            sees(job(APPLY, KEY, 1, 9, succeeded(plan('a', 2)))),
            new Step.Settle(KEY)),
        row(
            "a script without undo where it must have one",
            limited(null, true),
            sees(FOUND, planned(limited(null, true))),
            new Step.Halt(
                Failure.of(
                    Reason.PolicyViolated,
                    "2 pending scripts have no undo script, which policy platform demands. Add them"
                        + " to the set, or ask those who look after the policy."))));
  }

  private static Desired windows(String from, String to) {
    var windows =
        new PolicyWindows(
            "UTC", List.of(new PolicyWindows.Opening(List.of(), from, to)), List.of());
    return under(windows, PolicyLimits.NONE, false);
  }

  private static Desired limited(@Nullable String deadline, boolean requireUndo) {
    return under(null, new PolicyLimits(null, deadline), requireUndo);
  }

  private static Desired under(
      @Nullable PolicyWindows windows, PolicyLimits limits, boolean requireUndo) {
    var policy =
        new MigrationPolicySpec(
            PolicyMatch.ALL, PolicyApproval.NONE, windows, limits, List.of(), requireUndo);
    return wants(
        spec(When.Never, false, false),
        null,
        PolicyCombination.of(ApprovalSpec.NONE, List.of(new NamedPolicy("platform", policy))));
  }

  /** Status once a run stopped, was recorded, and its plan frozen. */
  private static SchemaMigrationStatus frozen() {
    return report(wary(), STOPPED);
  }

  private static SchemaMigrationStatus planned(Desired desired) {
    var observed = sees(PLANNED);
    var freeze = new Step.FreezePlan(plan('a', 2), KEY, 1);
    return StatusReport.of(desired, observed, freeze, NOW);
  }

  private static SchemaMigrationStatus report(Desired desired, JobFact job) {
    var observed = sees(job);
    return StatusReport.of(desired, observed, Decider.decide(desired, observed, NOW), NOW);
  }

  private static Step unplanned(int attempt) {
    return new Step.StartRun(KEY, KEY, attempt, Optional.empty(), List.of());
  }

  private static Row row(String sentence, Desired desired, Observed observed, Step expected) {
    return at(NOW, sentence, desired, observed, expected);
  }

  private static Row at(
      Instant now, String sentence, Desired desired, Observed observed, Step expected) {
    return new Row(sentence, desired, observed, now, expected);
  }
}
