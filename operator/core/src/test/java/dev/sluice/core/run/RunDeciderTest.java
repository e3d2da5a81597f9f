package dev.sluice.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.History;
import dev.sluice.core.plan.HistoryRow;
import dev.sluice.core.plan.Plan;
import dev.sluice.core.plan.Script;
import dev.sluice.core.plan.ScriptSet;
import dev.sluice.core.plan.ScriptSyntax;
import dev.sluice.core.plan.StepRecord;
import dev.sluice.core.plan.Target;
import dev.sluice.core.plan.TestScripts;
import dev.sluice.core.risk.RealGrammar;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.run.Observation.DoubtResolved;
import dev.sluice.core.run.Report.Outcome;
import dev.sluice.core.run.Trouble.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The runner's steps, driven by hand: each answer is one that a database could give. */
class RunDeciderTest {
  private static final ServerFacts SERVER =
      new ServerFacts("7", "orders", "18.0", 180000, false, false, "app");
  private static final RunRequest REQUEST =
      new RunRequest(
          "uid",
          "shop/orders",
          new Target("jdbc:postgresql://db/orders", List.of("public")),
          "latest",
          Map.of(),
          Duration.ofSeconds(2),
          Duration.ofMinutes(10),
          3,
          Duration.ofMinutes(2),
          List.of(),
          List.of(),
          null,
          null,
          true);
  private static final String BUILD = "CREATE INDEX CONCURRENTLY i ON a (n)";
  private static final Trouble LOST = trouble(Kind.CONNECTION, Reason.ConnectionLost);
  private static final Trouble CONTENTION = trouble(Kind.CONTENTION, Reason.Blocked);

  private ScriptSet set = TestScripts.set("V1__a.sql", "CREATE TABLE a ()");
  private RunRequest request = REQUEST;
  private Plan approved;
  private List<Approval> approvals = List.of();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private RunFacts facts = RunFacts.start(now);

  @Test
  void aRunGoesThroughAllStepsInOrder() {
    assertThat(names(untilFinished()))
        .containsExactly(
            "Connect",
            "TakeRunLock",
            "EndOrphans",
            "ClaimEpoch",
            "Inspect",
            "Prepare",
            "ApplyScript",
            "RecordEnd",
            "Finish");
    assertThat(outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void theLockIsVerifiedBeforeEachFurtherScript() {
    set = TestScripts.set("V1__a.sql", "CREATE TABLE a ()", "V2__b.sql", "CREATE TABLE b ()");
    assertThat(names(untilFinished()))
        .containsSubsequence("ApplyScript", "VerifyLock", "ApplyScript", "RecordEnd");
  }

  @Test
  void aStatementOutsideATransactionHasAnIntentBeforeAndAConfirmationAfter() {
    set = TestScripts.set("V1__a.sql", BUILD + "\nINSERT INTO a VALUES (1)");
    assertThat(names(untilFinished()))
        .containsSubsequence(
            "BeginScript",
            "FindOldSnapshots",
            "IntendStatement",
            "ExecuteStatement",
            "ConfirmStatement",
            "VerifyLock",
            "ApplySegment",
            "RecordEnd");
  }

  @Test
  void afterALostConnectionNothingIsBelieved() {
    until(RunStep.ApplyScript.class);
    answer(new Observation.Troubled(LOST));

    assertThat(next()).isInstanceOf(RunStep.Pause.class);
    passTime(Duration.ofSeconds(1));
    assertThat(names(untilFinished()))
        .startsWith("Connect", "TakeRunLock", "EndOrphans", "ClaimEpoch", "Inspect");
    assertThat(outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void aCommitWhoseAnswerWasLostIsFoundInTheHistory() {
    until(RunStep.ApplyScript.class);
    HistoryRow row = ((RunStep.ApplyScript) next()).row();
    answer(new Observation.Troubled(LOST));
    passTime(Duration.ofSeconds(1));
    until(RunStep.Inspect.class);
    answer(new Observation.Inspected(new History(true, List.of(row)), List.of()));

    assertThat(names(untilFinished())).containsExactly("RecordEnd", "Finish");
    assertThat(facts.applied()).extracting(Report.AppliedScript::name).containsExactly("V1__a.sql");
  }

  @Test
  void contentionIsTriedAgainOnTheSameConnectionUntilItsBoundsEnd() {
    for (int failures = 0; failures < 4; failures++) {
      until(RunStep.ApplyScript.class);
      answer(new Observation.Troubled(CONTENTION));
      passTime(Duration.ofSeconds(1));
    }
    assertThat(names(untilFinished())).containsExactly("RecordEnd", "Finish");
    assertThat(reason()).isEqualTo(Reason.Blocked);
    assertThat(facts.retries()).isEqualTo(3);
  }

  @Test
  void anSqlErrorIsNotTriedAgain() {
    until(RunStep.ApplyScript.class);
    answer(new Observation.Troubled(trouble(Kind.REFUSED, Reason.StatementFailed)));
    assertThat(names(untilFinished())).containsExactly("RecordEnd", "Finish");
    assertThat(reason()).isEqualTo(Reason.StatementFailed);
  }

  @Test
  void aWrongPasswordIsTriedTwice() {
    int connects = 0;
    while (next() instanceof RunStep.Connect) {
      connects++;
      answer(new Observation.Troubled(trouble(Kind.AUTHENTICATION, Reason.AuthenticationFailed)));
      passTime(Duration.ofSeconds(1));
    }
    assertThat(connects).isEqualTo(2);
    assertThat(reason()).isEqualTo(Reason.AuthenticationFailed);
  }

  @Test
  void anUnreachableServerIsTriedUntilTheTimeForRetriesEnds() {
    Instant start = now;
    for (RunStep step = next(); !(step instanceof RunStep.Finish); step = next()) {
      if (step instanceof RunStep.Pause pause) {
        now = pause.until();
        answerTo(step, new Observation.Done());
      } else {
        Trouble unreachable = trouble(Kind.CONNECTION, Reason.DatabaseUnreachable);
        answerTo(step, new Observation.Troubled(unreachable));
      }
    }
    assertThat(reason()).isEqualTo(Reason.DatabaseUnreachable);
    assertThat(Duration.between(start, now))
        .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
  }

  @Test
  void orphansAreWaitedForBeforeTheEpochIsClaimed() {
    until(RunStep.EndOrphans.class);
    answer(
        new Observation.SessionsLeft(List.of(new Backend(7, "sluice:u:1", "app", Duration.ZERO))));
    assertThat(next()).isInstanceOf(RunStep.Pause.class);
    passTime(Duration.ofSeconds(2));
    assertThat(next()).isInstanceOf(RunStep.EndOrphans.class);
  }

  @Test
  void aHeldLockIsWaitedForUntilTheDeadline() {
    until(RunStep.TakeRunLock.class);
    answer(new Observation.LockHeld("the run lock, held by sluice:other:1:lock"));
    passTime(Duration.ofMinutes(10));
    assertThat(next()).isInstanceOf(RunStep.Finish.class);
    assertThat(reason()).isEqualTo(Reason.RunLockHeld);
  }

  @Test
  void anIntentWithoutAnEndIsResolvedFirst() {
    halfApplied(StepRecord.State.INTENDED);
    assertThat(next()).isInstanceOf(RunStep.ResolveDoubt.class);
    answer(new DoubtResolved(DoubtResolved.Answer.IN_EFFECT, ""));
    assertThat(names(untilFinished())).containsExactly("SealScript", "RecordEnd", "Finish");
  }

  @Test
  void whatDidNotTakeEffectIsRunAgain() {
    halfApplied(StepRecord.State.INTENDED);
    answer(new DoubtResolved(DoubtResolved.Answer.NOT_IN_EFFECT, ""));
    assertThat(names(untilFinished())).contains("IntendStatement", "ExecuteStatement");
  }

  @Test
  void whatCannotBeToldIsForAPerson() {
    halfApplied(StepRecord.State.INTENDED);
    answer(new DoubtResolved(DoubtResolved.Answer.UNKNOWN, "nothing in the catalogue tells."));
    assertThat(names(untilFinished())).containsExactly("RecordEnd", "Finish");
    assertThat(reason()).isEqualTo(Reason.PartiallyApplied);
  }

  @Test
  void aRefusedStatementIsCleanedUpAndItsScriptGivenBack() {
    set = TestScripts.set("V1__a.sql", BUILD);
    until(RunStep.ExecuteStatement.class);
    answer(new Observation.Troubled(trouble(Kind.REFUSED, Reason.StatementFailed)));
    assertThat(next()).isInstanceOf(RunStep.ResolveDoubt.class);
    answer(new DoubtResolved(DoubtResolved.Answer.NOT_IN_EFFECT, ""));
    assertThat(names(untilFinished())).containsExactly("AbandonScript", "RecordEnd", "Finish");
    assertThat(reason()).isEqualTo(Reason.StatementFailed);
  }

  @Test
  void anInterruptedBuildIsCleanedUpBeforeTheEnd() {
    set = TestScripts.set("V1__a.sql", BUILD);
    until(RunStep.ExecuteStatement.class);
    facts = facts.askedToStop();
    answerTo(executing(), new Observation.Troubled(trouble(Kind.CANCELLED, Reason.Interrupted)));
    assertThat(next())
        .isInstanceOfSatisfying(
            RunStep.ResolveDoubt.class, doubt -> assertThat(doubt.closing()).isTrue());
    answer(new DoubtResolved(DoubtResolved.Answer.NOT_IN_EFFECT, ""));
    assertThat(names(untilFinished())).containsExactly("AbandonScript", "RecordEnd", "Finish");
    assertThat(outcome()).isEqualTo(Outcome.INTERRUPTED);
  }

  @Test
  void pastTheDeadlineNothingBegins() {
    until(RunStep.ApplyScript.class);
    passTime(Duration.ofMinutes(10));
    assertThat(names(untilFinished())).containsExactly("RecordEnd", "Finish");
    assertThat(reason()).isEqualTo(Reason.DeadlineExceeded);
  }

  @Test
  void aPlanOfTooMuchRiskIsHeldBackBeforeAnythingIsWritten() {
    set = TestScripts.set("V1__a.sql", "DROP TABLE a");
    request = REQUEST.stoppingAt(Risk.High);
    assertThat(names(untilFinished()))
        .containsExactly("Connect", "TakeRunLock", "EndOrphans", "Inspect", "Finish");
    assertThat(reason()).isEqualTo(Reason.ApprovalRequired);
    assertThat(facts.work().plan().findings()).hasSize(1);
  }

  @Test
  void aPlanOfLessRiskIsRunAsIfNobodyHadAsked() {
    request = REQUEST.stoppingAt(Risk.Medium);
    assertThat(names(untilFinished()))
        .containsExactly(
            "Connect",
            "TakeRunLock",
            "EndOrphans",
            "Inspect",
            "ClaimEpoch",
            "Inspect",
            "Prepare",
            "ApplyScript",
            "RecordEnd",
            "Finish");
    assertThat(outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void aPlanThatSomebodyApprovedIsRunWhateverItsRisk() {
    set = TestScripts.set("V1__a.sql", "DROP TABLE a");
    until(RunStep.Prepare.class);
    approved = facts.work().plan();
    approvals = List.of(new Approval("alice", "2026-01-01T00:00:00Z", "annotation"));
    facts = RunFacts.start(now);
    request = REQUEST.stoppingAt(Risk.Low);
    assertThat(approved.risk()).isEqualTo(Risk.High);
    assertThat(names(untilFinished())).contains("ClaimEpoch", "ApplyScript");
    assertThat(outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  /** Whoever told the operator of a harmless plan with this hash. */
  @Test
  void aPlanThatNobodyApprovedIsHeldBackWhenItIsGivenToo() {
    set = TestScripts.set("V1__a.sql", "DROP TABLE a");
    until(RunStep.Prepare.class);
    approved = facts.work().plan();
    facts = RunFacts.start(now);
    request = REQUEST.stoppingAt(Risk.High);
    assertThat(names(untilFinished())).doesNotContain("ClaimEpoch", "ApplyScript");
    assertThat(outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void withNothingPendingThereIsNothingToHoldBack() {
    Script script = set.versioned().getFirst();
    int checksum = TestScripts.syntax().checksum(script);
    HistoryRow row = new HistoryRow(1, "1", "a", "SQL", "V1__a.sql", checksum, true);
    request = REQUEST.stoppingAt(Risk.Low);
    while (!(next() instanceof RunStep.Finish)) {
      boolean looks = next() instanceof RunStep.Inspect;
      History history = new History(true, List.of(row));
      answer(looks ? new Observation.Inspected(history, List.of()) : good(next()));
    }
    assertThat(outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(facts.gates().recorded()).isTrue();
  }

  private RunStep executing() {
    return new RunStep.ExecuteStatement(
        1, facts.work().pending().getFirst(), 1, new RunStep.Limits(Duration.ZERO, now));
  }

  /** A script of one index build, begun by an earlier attempt. */
  private void halfApplied(StepRecord.State state) {
    set = TestScripts.set("V1__a.sql", BUILD);
    Script script = set.versioned().getFirst();
    HistoryRow begun =
        new HistoryRow(
            1, "1", "a", "SQL", "V1__a.sql", TestScripts.syntax().checksum(script), false);
    until(RunStep.Inspect.class);
    answer(
        new Observation.Inspected(
            new History(true, List.of(begun)),
            List.of(new StepRecord("V1__a.sql", script.sha256(), 1, state, "CREATE INDEX"))));
    until(RunStep.ResolveDoubt.class);
  }

  private Run run() {
    ScriptSyntax syntax = TestScripts.syntax();
    return new Run(
        request, Report.Command.APPLY, 1, set, syntax, new RealGrammar(), approved, approvals, 42);
  }

  private RunStep next() {
    return RunDecider.next(run(), facts, now);
  }

  private void answer(Observation observation) {
    answerTo(next(), observation);
  }

  private void answerTo(RunStep step, Observation observation) {
    facts = RunProgress.after(run(), facts, step, observation, now);
  }

  private void passTime(Duration time) {
    now = now.plus(time);
  }

  private void until(Class<? extends RunStep> kind) {
    while (!kind.isInstance(next())) {
      answer(good(next()));
    }
  }

  private List<RunStep> untilFinished() {
    List<RunStep> steps = new ArrayList<>();
    while (!(next() instanceof RunStep.Finish)) {
      steps.add(next());
      answer(good(next()));
    }
    steps.add(next());
    return steps;
  }

  private static List<String> names(List<RunStep> steps) {
    return steps.stream().map(step -> step.getClass().getSimpleName()).toList();
  }

  private Outcome outcome() {
    return ((RunStep.Finish) next()).verdict().outcome();
  }

  private Reason reason() {
    untilFinished();
    return ((RunStep.Finish) next()).verdict().failure().reason();
  }

  /** What a database in the best of states answers. */
  private Observation good(RunStep step) {
    return switch (step) {
      case RunStep.Connect _ -> new Observation.Connected(SERVER);
      case RunStep.TakeRunLock _ -> new Observation.LockTaken();
      case RunStep.EndOrphans _, RunStep.FindOldSnapshots _ ->
          new Observation.SessionsLeft(List.of());
      case RunStep.ClaimEpoch _ -> new Observation.Claimed(1);
      case RunStep.Inspect _ -> new Observation.Inspected(History.NONE, List.of());
      case RunStep.Prepare _ -> new Observation.Prepared(new History(true, List.of()));
      case RunStep.ApplyScript _, RunStep.SealScript _ -> new Observation.Applied(1, Duration.ZERO);
      case RunStep.ExecuteStatement _ ->
          new Observation.Executed(new RunStep.Effort(0, Duration.ZERO));
      default -> new Observation.Done();
    };
  }

  private static Trouble trouble(Kind kind, Reason reason) {
    return Trouble.of(kind, new Failure(reason, "Because.", null, null, null, null));
  }
}
