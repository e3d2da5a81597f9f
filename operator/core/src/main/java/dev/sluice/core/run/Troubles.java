package dev.sluice.core.run;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.plan.CallbackEvent;
import java.time.Instant;

/** What a trouble changes: try again, go back to connecting, or end. */
final class Troubles {
  private static final int AUTHENTICATION_TRIES = 2;

  private Troubles() {}

  static RunFacts after(Run run, RunFacts facts, RunStep step, Trouble trouble, Instant now) {
    if (isClosing(step)) {
      Session session = lost(trouble) ? Session.NONE : facts.session();
      return facts.copy().session(session).gates(facts.gates().withTried(step)).facts();
    }
    if (step instanceof RunStep.Connect) {
      return ofConnecting(run, facts, trouble, now);
    }
    if (step instanceof RunStep.ExecuteStatement && !lost(trouble)) {
      RunFacts inDoubt = facts.copy().position(facts.position().doubt(trouble)).facts();
      return trouble.kind() == Trouble.Kind.CANCELLED
          ? ofScript(run, inDoubt, step, trouble, now)
          : inDoubt;
    }
    if (step instanceof RunStep.ClaimEpoch && trouble.kind() == Trouble.Kind.CONTENTION) {
      Instant lookAgain = now.plus(Backoff.poll(run.seed(), facts.looks() + 1));
      return facts
          .copy()
          .session(facts.session().withOrphansEnded(false))
          .notFree("an earlier attempt to end", lookAgain)
          .facts();
    }
    return ofScript(run, facts, step, trouble, now);
  }

  /** By the rules of {@code run.retries}. */
  static RunFacts ofScript(Run run, RunFacts facts, RunStep step, Trouble trouble, Instant now) {
    return switch (trouble.kind()) {
      case CONNECTION -> tryAgain(run, facts.copy().session(Session.NONE).facts(), trouble, now);
      case CONTENTION -> tryAgain(run, facts, trouble, now);
      case CANCELLED -> end(facts, cancelled(run, facts, step, trouble));
      case AUTHENTICATION, FENCED, REFUSED -> end(facts, Verdict.failed(trouble.failure()));
    };
  }

  private static RunFacts tryAgain(Run run, RunFacts facts, Trouble trouble, Instant now) {
    Tries tries = facts.tries().again(now);
    Instant next = now.plus(Backoff.afterFailure(run.seed(), tries.failed()));
    RunRequest request = run.request();
    if (tries.allows(request.retryAttempts(), request.retryWithin(), next)) {
      return facts.copy().tries(tries).notFree(reasonToWait(trouble), next).retried().facts();
    }
    Failure failure =
        trouble.kind() == Trouble.Kind.CONTENTION
            ? FailureWords.blocked(trouble, tries)
            : FailureWords.connectionLost(trouble, tries);
    return end(facts, Verdict.failed(failure));
  }

  private static RunFacts ofConnecting(Run run, RunFacts facts, Trouble trouble, Instant now) {
    Tries tries = facts.connectTries().again(now);
    Instant next = now.plus(Backoff.afterFailure(run.seed(), tries.failed()));
    int attempts =
        switch (trouble.kind()) {
          case CONNECTION -> Integer.MAX_VALUE;
          case AUTHENTICATION -> AUTHENTICATION_TRIES - 1;
          case CONTENTION, FENCED, CANCELLED, REFUSED -> 0;
        };
    RunFacts tried =
        facts.copy().session(Session.NONE).connectTries(tries).connectTrouble(trouble).facts();
    return tries.allows(attempts, run.request().retryWithin(), next)
        ? tried.copy().notFree(reasonToWait(trouble), next).facts()
        : end(tried, Verdict.failed(trouble.failure()));
  }

  private static Verdict cancelled(Run run, RunFacts facts, RunStep step, Trouble trouble) {
    return facts.interrupted()
        ? Verdict.interrupted()
        : Verdict.failed(FailureWords.deadlineExceeded(run.request(), step, trouble.failure()));
  }

  private static RunFacts end(RunFacts facts, Verdict verdict) {
    return facts.copy().verdict(verdict).facts();
  }

  private static boolean isClosing(RunStep step) {
    return switch (step) {
      case RunStep.AbandonScript _, RunStep.RecordEnd _ -> true;
      case RunStep.ResolveDoubt doubt -> doubt.closing();
      case RunStep.RunCallbacks callbacks -> callbacks.event() == CallbackEvent.AFTER_MIGRATE_ERROR;
      case RunStep.Pause _,
          RunStep.Connect _,
          RunStep.TakeRunLock _,
          RunStep.EndOrphans _,
          RunStep.ClaimEpoch _,
          RunStep.Inspect _,
          RunStep.Prepare _,
          RunStep.RunCheck _,
          RunStep.VerifyLock _,
          RunStep.ApplyScript _,
          RunStep.BeginScript _,
          RunStep.IntendStatement _,
          RunStep.FindOldSnapshots _,
          RunStep.ExecuteStatement _,
          RunStep.ConfirmStatement _,
          RunStep.ApplySegment _,
          RunStep.SealScript _,
          RunStep.Finish _ ->
          false;
    };
  }

  private static boolean lost(Trouble trouble) {
    return trouble.kind() == Trouble.Kind.CONNECTION;
  }

  private static String reasonToWait(Trouble trouble) {
    String blockers =
        trouble.blockers().isEmpty()
            ? ""
            : ", held by "
                + String.join(", ", trouble.blockers().stream().map(Backend::toString).toList());
    return "next try after " + trouble.failure().reason() + blockers;
  }
}
