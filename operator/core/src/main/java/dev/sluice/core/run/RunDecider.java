package dev.sluice.core.run;

import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.CallbackEvent;
import dev.sluice.core.plan.ParsedCallbacks;
import dev.sluice.core.plan.Work;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which step comes next.
 *
 * <pre>
 * connect → run lock → end orphans → claim epoch → inspect → prepare → callbacks, checks
 *    ↑                                                → scripts → callbacks, checks → record → finish
 *    └── a lost connection, at any of them
 * </pre>
 *
 * After a lost connection nothing is believed: the lock is taken again, old sessions (our own
 * included) are ended, a new epoch is claimed, and the history says what of the work is done. So a
 * COMMIT without an answer needs no case of its own.
 */
public final class RunDecider {
  private RunDecider() {}

  public static RunStep next(Run run, RunFacts facts, Instant now) {
    Optional<Verdict> verdict = verdict(run, facts, now);
    if (verdict.isPresent()) {
      return ClosingSteps.next(run, facts, verdict.get(), now);
    }
    Instant pauseUntil = facts.pauseUntil();
    if (pauseUntil != null && now.isBefore(pauseUntil)) {
      Instant deadline = deadline(run, facts);
      return new RunStep.Pause(
          pauseUntil.isBefore(deadline) ? pauseUntil : deadline, facts.waitingFor());
    }
    return sessionStep(run, facts).orElseGet(() -> workStep(run, facts));
  }

  static Instant deadline(Run run, RunFacts facts) {
    return facts.startedAt().plus(run.request().deadline());
  }

  /** Empty while the run goes on. */
  private static Optional<Verdict> verdict(Run run, RunFacts facts, Instant now) {
    Verdict given = facts.verdict();
    if (given != null) {
      return Optional.of(given);
    }
    if (isComplete(run, facts)) {
      return Optional.of(Verdict.SUCCEEDED);
    }
    if (facts.interrupted()) {
      return Optional.of(Verdict.interrupted());
    }
    return now.isBefore(deadline(run, facts))
        ? Optional.empty()
        : Optional.of(deadlineExceeded(run, facts));
  }

  /** Between two steps, so nothing was cancelled. */
  private static Verdict deadlineExceeded(Run run, RunFacts facts) {
    Trouble unconnected = facts.connectTrouble();
    if (unconnected != null) {
      return Verdict.failed(unconnected.failure());
    }
    if (facts.work() == null && facts.session().server() != null && !facts.session().locked()) {
      return Verdict.failed(
          Reason.RunLockHeld,
          "Another run holds this database's run lock ("
              + facts.waitingFor()
              + ") and did not release it within the deadline.");
    }
    return Verdict.failed(FailureWords.deadlinePassed(run.request(), facts.waitingFor()));
  }

  private static boolean isComplete(Run run, RunFacts facts) {
    Work work = facts.work();
    if (work == null || !facts.session().inspected()) {
      return false;
    }
    if (run.command() == Report.Command.PLAN) {
      return true;
    }
    return facts.session().epoch() != null
        && facts.position().script() == work.pending().size()
        && beforeMigrateDone(run, facts)
        && afterMigrateDone(run, facts)
        && facts.gates().checksAfter() == run.request().checksAfter().size();
  }

  private static boolean beforeMigrateDone(Run run, RunFacts facts) {
    return facts.gates().beforeMigrate()
        || run.scripts().callbacks(CallbackEvent.BEFORE_MIGRATE).isEmpty();
  }

  private static boolean afterMigrateDone(Run run, RunFacts facts) {
    return facts.gates().afterMigrate()
        || run.scripts().callbacks(CallbackEvent.AFTER_MIGRATE).isEmpty();
  }

  /** Empty once the session is ready for work. */
  private static Optional<RunStep> sessionStep(Run run, RunFacts facts) {
    Session session = facts.session();
    if (session.server() == null) {
      return Optional.of(new RunStep.Connect());
    }
    if (run.command() == Report.Command.PLAN) {
      return Optional.of(inspect(facts));
    }
    if (!session.locked()) {
      return Optional.of(new RunStep.TakeRunLock());
    }
    if (!session.orphansEnded()) {
      return Optional.of(new RunStep.EndOrphans());
    }
    if (!session.inspected() && StopAtRisk.isAsked(run)) {
      return Optional.of(inspect(facts)); // the claim writes, and there may be none
    }
    if (session.epoch() == null) {
      return Optional.of(new RunStep.ClaimEpoch(run.request(), run.attempt()));
    }
    return session.inspected() ? Optional.empty() : Optional.of(inspect(facts));
  }

  /** What is there is looked at once: later on it is what the run itself has made of it. */
  private static RunStep inspect(RunFacts facts) {
    return new RunStep.Inspect(facts.work() == null);
  }

  private static RunStep workStep(Run run, RunFacts facts) {
    Work work = Objects.requireNonNull(facts.work());
    long epoch = Objects.requireNonNull(facts.session().epoch());
    RunRequest request = run.request();
    RunStep.Limits limits = new RunStep.Limits(request.lockTimeout(), deadline(run, facts));
    boolean scriptsLeft = facts.position().script() < work.pending().size();
    if (scriptsLeft && !facts.session().prepared()) {
      List<String> schemas = request.target().schemas();
      return new RunStep.Prepare(
          epoch, schemas, work.plan().hash(), run.approvals(), work.history());
    }
    if (!beforeMigrateDone(run, facts)) {
      return callbacks(epoch, CallbackEvent.BEFORE_MIGRATE, work.callbacks(), limits);
    }
    if (scriptsLeft && facts.gates().checksBefore() < request.checksBefore().size()) {
      return new RunStep.RunCheck(request.checksBefore().get(facts.gates().checksBefore()), limits);
    }
    if (scriptsLeft) {
      return ScriptSteps.next(run, facts, work, epoch, limits);
    }
    if (!afterMigrateDone(run, facts)) {
      return callbacks(epoch, CallbackEvent.AFTER_MIGRATE, work.callbacks(), limits);
    }
    return new RunStep.RunCheck(request.checksAfter().get(facts.gates().checksAfter()), limits);
  }

  static RunStep callbacks(
      long epoch, CallbackEvent event, ParsedCallbacks callbacks, RunStep.Limits limits) {
    return new RunStep.RunCallbacks(epoch, event, callbacks.of(event), limits);
  }
}
