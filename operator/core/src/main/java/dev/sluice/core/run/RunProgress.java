package dev.sluice.core.run;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.plan.CallbackEvent;
import dev.sluice.core.plan.HistoryRow;
import dev.sluice.core.plan.PendingScript;
import dev.sluice.core.plan.StepRecord;
import dev.sluice.core.plan.Work;
import dev.sluice.core.run.Observation.DoubtResolved;
import dev.sluice.core.run.Observation.DoubtResolved.Answer;
import dev.sluice.core.run.Position.Stage;
import dev.sluice.core.run.RunFacts.Copy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What is known after a step was answered. */
public final class RunProgress {
  private final Run run;
  private final RunFacts facts;
  private final RunStep step;
  private final Instant now;

  private RunProgress(Run run, RunFacts facts, RunStep step, Instant now) {
    this.run = run;
    this.facts = facts;
    this.step = step;
    this.now = now;
  }

  public static RunFacts after(
      Run run, RunFacts facts, RunStep step, Observation observation, Instant now) {
    RunProgress progress = new RunProgress(run, facts, step, now);
    return switch (observation) {
      case Observation.Troubled(Trouble trouble) -> Troubles.after(run, facts, step, trouble, now);
      case Observation.Connected(ServerFacts server) -> progress.connected(server);
      case Observation.LockTaken _ ->
          facts.copy().session(facts.session().withLock()).free().facts();
      case Observation.LockHeld(String holder) -> progress.notFree(holder);
      case Observation.SessionsLeft(List<Backend> sessions) -> progress.sessionsLeft(sessions);
      case Observation.Claimed(long epoch) ->
          facts.copy().session(facts.session().withEpoch(epoch)).free().facts();
      case Observation.Inspected inspected -> Inspection.after(run, facts, inspected);
      case Observation.Prepared(var history) -> {
        Work work = progress.work();
        yield facts.copy().session(facts.session().withPrepared()).work(work.with(history)).facts();
      }
      case DoubtResolved resolved -> progress.doubtResolved(resolved);
      case Observation.CheckAnswered answer -> progress.checkAnswered(answer);
      case Observation.Executed(var effort) -> progress.to(facts.position().executed(effort));
      case Observation.Applied(int statements, Duration took) -> progress.applied(statements, took);
      case Observation.Done _ -> progress.done();
    };
  }

  private Work work() {
    return Objects.requireNonNull(facts.work());
  }

  private PendingScript script() {
    return work().pending().get(facts.position().script());
  }

  private RunFacts connected(ServerFacts server) {
    Copy copy =
        facts
            .copy()
            .session(Session.connected(server))
            .connectTries(Tries.NONE)
            .connectTrouble(null)
            .free();
    Preflight.refusal(run.request(), server)
        .ifPresent(failure -> copy.verdict(Verdict.failed(failure)));
    return copy.facts();
  }

  private RunFacts notFree(String who) {
    Instant lookAgain = now.plus(Backoff.poll(run.seed(), facts.looks() + 1));
    return facts.copy().notFree(who, lookAgain).facts();
  }

  private RunFacts sessionsLeft(List<Backend> sessions) {
    String listed = String.join(", ", sessions.stream().map(Backend::toString).toList());
    if (step instanceof RunStep.FindOldSnapshots find) {
      return sessions.isEmpty()
          ? facts.copy().position(facts.position().to(Stage.CLEAR)).free().facts()
          : waitForSnapshots(find, listed);
    }
    return sessions.isEmpty()
        ? facts.copy().session(facts.session().withOrphansEnded(true)).free().facts()
        : notFree("sessions of an earlier run to end: " + listed);
  }

  private RunFacts waitForSnapshots(RunStep.FindOldSnapshots find, String listed) {
    Instant since = facts.tries().since();
    Tries waiting = new Tries(facts.tries().failed(), since == null ? now : since);
    Instant lookAgain = now.plus(Backoff.poll(run.seed(), facts.looks() + 1));
    RunRequest request = run.request();
    return waiting.allows(request.retryAttempts(), request.retryWithin(), lookAgain)
        ? facts.copy().tries(waiting).notFree("older transactions: " + listed, lookAgain).facts()
        : facts.copy().verdict(Verdict.failed(FailureWords.oldSnapshots(listed, find))).facts();
  }

  private RunFacts checkAnswered(Observation.CheckAnswered answer) {
    RunRequest.Check check = ((RunStep.RunCheck) step).check();
    boolean before = facts.position().script() < work().pending().size();
    if (answer.rows() != 1 || !check.expect().equals(answer.value())) {
      return facts
          .copy()
          .verdict(Verdict.failed(FailureWords.checkFailed(check, answer, before)))
          .facts();
    }
    Gates gates = facts.gates();
    return facts.copy().gates(before ? gates.withCheckBefore() : gates.withCheckAfter()).facts();
  }

  private RunFacts doubtResolved(DoubtResolved resolved) {
    RunStep.ResolveDoubt doubt = (RunStep.ResolveDoubt) step;
    Position position = facts.position();
    Trouble refusal = position.refusal();
    RunFacts after =
        switch (resolved.answer()) {
          case IN_EFFECT -> to(position.nextSegment(script()));
          case NOT_IN_EFFECT -> to(position.to(Stage.SEGMENT));
          case UNKNOWN ->
              facts
                  .copy()
                  .verdict(Verdict.failed(halfApplied(doubt, resolved.detail())))
                  .gates(facts.gates().withTried(step))
                  .facts();
        };
    if (doubt.closing()) {
      // That a script is half applied is worse news than what ended the run.
      var verdict = resolved.answer() == Answer.UNKNOWN ? after.verdict() : facts.verdict();
      return after.copy().verdict(verdict).gates(facts.gates().withTried(step)).facts();
    }
    return refusal != null && resolved.answer() == Answer.NOT_IN_EFFECT
        ? Troubles.ofScript(run, after, step, refusal, now)
        : after;
  }

  private Failure halfApplied(RunStep.ResolveDoubt doubt, String detail) {
    List<StepRecord> ofScript =
        facts.steps().stream()
            .filter(known -> known.script().equals(doubt.script().file()))
            .toList();
    String history = run.request().target().schemas().getFirst();
    return FailureWords.halfApplied(doubt, detail, history, ofScript);
  }

  private RunFacts applied(int statements, Duration took) {
    PendingScript script = script();
    Work work = AppliedRow.recorded(work(), script);
    int next = facts.position().script() + 1;
    return facts
        .copy()
        .work(work)
        .position(Position.at(work, next, facts.steps()))
        .applied(
            new Report.AppliedScript(
                script.file(), script.planned().version(), statements, took.toMillis()))
        .tries(Tries.NONE)
        .session(facts.session().withLockVerified(false))
        .free()
        .facts();
  }

  private RunFacts done() {
    Position position = facts.position();
    return switch (step) {
      case RunStep.Pause _ -> facts.copy().pauseUntil(null).facts();
      case RunStep.VerifyLock _ ->
          facts.copy().session(facts.session().withLockVerified(true)).facts();
      case RunStep.RunCallbacks callbacks -> callbacksRan(callbacks);
      case RunStep.BeginScript begin ->
          facts
              .copy()
              .work(AppliedRow.begun(work(), begin.row()))
              .position(position.to(Stage.SEGMENT))
              .facts();
      case RunStep.IntendStatement _ -> to(position.to(Stage.INTENDED));
      case RunStep.ConfirmStatement _ -> segmentDone(work());
      case RunStep.ApplySegment(_, _, _, HistoryRow begins, _, _, _, _) ->
          segmentDone(begins == null ? work() : AppliedRow.begun(work(), begins));
      case RunStep.AbandonScript _ -> facts.copy().gates(facts.gates().withTried(step)).facts();
      case RunStep.RecordEnd end ->
          facts.copy().verdict(end.verdict()).gates(facts.gates().withTried(step)).facts();
      case RunStep.Connect _,
          RunStep.TakeRunLock _,
          RunStep.EndOrphans _,
          RunStep.ClaimEpoch _,
          RunStep.Inspect _,
          RunStep.Prepare _,
          RunStep.ResolveDoubt _,
          RunStep.RunCheck _,
          RunStep.ApplyScript _,
          RunStep.FindOldSnapshots _,
          RunStep.ExecuteStatement _,
          RunStep.SealScript _,
          RunStep.Finish _ ->
          throw new IllegalStateException("a step of this kind is not just done: " + step);
    };
  }

  private RunFacts segmentDone(Work work) {
    return facts
        .copy()
        .work(work)
        .position(facts.position().nextSegment(script()))
        .tries(Tries.NONE)
        .session(facts.session().withLockVerified(false))
        .free()
        .facts();
  }

  private RunFacts callbacksRan(RunStep.RunCallbacks callbacks) {
    Gates gates = facts.gates();
    Gates passed =
        callbacks.event() == CallbackEvent.BEFORE_MIGRATE
            ? gates.withBeforeMigrate()
            : callbacks.event() == CallbackEvent.AFTER_MIGRATE
                ? gates.withAfterMigrate()
                : gates.withTried(step);
    return facts.copy().gates(passed).facts();
  }

  private RunFacts to(Position position) {
    return facts.copy().position(position).facts();
  }
}
