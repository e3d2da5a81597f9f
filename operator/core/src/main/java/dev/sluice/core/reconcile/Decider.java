package dev.sluice.core.reconcile;

import dev.sluice.core.approval.PlanDemands;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Chooses the next step. Reads from top to bottom: what comes first wins. */
public final class Decider {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private static final String UNTOLD =
      "What the database has could not be told to workloads: the report is too long for a"
          + " termination message, and its log could not be read. See that the operator may get"
          + " pods/log and that the node's kubelet answers.";

  private Decider() {}

  public static Step decide(Desired desired, Observed observed, Instant now) {
    var active = observed.runs().active();
    if (active.isPresent()) {
      return whileActive(desired, observed, active.get(), now);
    }
    return switch (observed.source()) {
      case Source.Missing(String message) -> halt(Reason.SourceMissing, message);
      case Source.Invalid(String message) -> halt(Reason.SourceInvalid, message);
      case Source.Found found -> {
        var inputs = RunKey.of(desired, found);
        yield desired.stopsAfterPlanning()
            ? inTwoJobs(desired, observed, inputs, now)
            : inOneJob(desired, observed, inputs, now);
      }
    };
  }

  /** One Job at a time: what was changed meanwhile waits for its end, or for it never to start. */
  private static Step whileActive(Desired desired, Observed observed, JobFact job, Instant now) {
    return switch (job.state()) {
      case JobState.Starting _ when !wanted(desired, observed, job) -> new Step.Withdraw(job);
      case JobState.Stuck _ when !wanted(desired, observed, job) -> new Step.Withdraw(job);
      case JobState.Running(_, Instant until) when now.isAfter(until) -> new Step.End(job);
      case JobState.Stuck(String message) ->
          new Step.AwaitPod(job, Failure.of(Reason.PodCannotStart, message));
      case JobState.Starting _, JobState.Running _, JobState.Reported _, JobState.Lost _ ->
          new Step.Follow(job);
    };
  }

  private static boolean wanted(Desired desired, Observed observed, JobFact job) {
    if (!(observed.source() instanceof Source.Found found)) {
      return true;
    }
    var inputs = RunKey.of(desired, found);
    if (job.key().equals(inputs)) {
      return job.kind() == JobKind.PLAN
          ? desired.stopsAfterPlanning() || isMissed(observed)
          : !desired.stopsAfterPlanning();
    }
    return !desired.spec().dryRun()
        && observed
            .planFor(inputs)
            .filter(plan -> inputs.forPlan(plan.hash(), plan.attempt()).equals(job.key()))
            .map(plan -> Clearance.verdict(desired, observed, plan).clear())
            .orElse(false);
  }

  private static Step inOneJob(Desired desired, Observed observed, RunKey inputs, Instant now) {
    var start = startUnplanned(desired, observed, inputs);
    var last = observed.runs().last(JobKind.APPLY, inputs);
    if (last.isPresent() && !last.get().stoppedAtRisk()) {
      return after(desired, last.get(), settle(desired, observed, inputs, inputs), start, now);
    }
    var lookedFor =
        observed.runs().last(JobKind.PLAN, inputs).filter(_ -> wasDone(observed, inputs));
    if (lookedFor.isPresent() && lookedFor.get().failure().isPresent()) {
      var look = startPlan(desired, observed, inputs);
      return after(desired, lookedFor.get(), look, look, now);
    }
    return observed
        .planFor(inputs)
        .filter(made ->
            last.isPresent() || ranAsPlanned(observed, inputs, made) || isAllDone(observed, made))
        .map(made -> withPlan(desired, observed, inputs, made, now))
        .orElseGet(() -> last.flatMap(stopped -> givenUp(desired, stopped)).orElse(start));
  }

  /** One that stops at its risk tells its plan: should one not, it is not asked for ever. */
  private static Optional<Step> givenUp(Desired desired, Attempt stopped) {
    return stopped
        .failure()
        .filter(_ -> stopped.tries() > desired.spec().run().retries().attempts())
        .map(why -> new Step.Halt(givenUp(why, stopped.tries())));
  }

  /** Once workloads are told; if that is lost and the run's Job gone, a plan finds it out again. */
  private static Step settle(Desired desired, Observed observed, RunKey inputs, RunKey key) {
    if (Publication.of(observed).isCurrent()) {
      return new Step.Settle(key);
    }
    return observed.runs().lastIsUntold(JobKind.PLAN, inputs)
        ? halt(Reason.InternalError, UNTOLD)
        : startPlan(desired, observed, inputs);
  }

  /** Unless what an apply left has not passed its checks. */
  private static boolean isAllDone(Observed observed, PlanFact plan) {
    return plan.pending() == 0 && !Publication.of(observed).failed();
  }

  /** Workloads are to be told again of what ran long ago. */
  private static boolean isMissed(Observed observed) {
    return !Publication.of(observed).isCurrent() && observed.runs().anySucceeded();
  }

  private static boolean wasDone(Observed observed, RunKey inputs) {
    return observed.runs().everSucceeded(JobKind.APPLY, inputs);
  }

  private static boolean ranAsPlanned(Observed observed, RunKey inputs, PlanFact plan) {
    var key = inputs.forPlan(plan.hash(), plan.attempt());
    return observed.runs().last(JobKind.APPLY, key).isPresent();
  }

  private static Step inTwoJobs(Desired desired, Observed observed, RunKey inputs, Instant now) {
    var startPlan = startPlan(desired, observed, inputs);
    var failed =
        observed.runs().last(JobKind.PLAN, inputs).filter(attempt -> attempt.failure().isPresent());
    if (failed.isPresent()) {
      return after(desired, failed.get(), startPlan, startPlan, now);
    }
    return observed
        .planFor(inputs)
        .map(made -> withPlan(desired, observed, inputs, made, now))
        .orElse(startPlan);
  }

  private static Step withPlan(
      Desired desired, Observed observed, RunKey inputs, PlanFact plan, Instant now) {
    var key = inputs.forPlan(plan.hash(), plan.attempt());
    var last = observed.runs().last(JobKind.APPLY, key);
    if (last.isPresent()) {
      return afterRun(desired, observed, inputs, plan, last.get(), now);
    }
    if (isAllDone(observed, plan)) {
      return settle(desired, observed, inputs, inputs);
    }
    if (desired.spec().dryRun()) {
      return new Step.ShowPlan(plan);
    }
    if (!plan.frozen()) {
      return Clearance.forbidden(desired, plan)
          .or(() -> plan.body().map(body -> new Step.FreezePlan(body, inputs, plan.attempt())))
          .orElseGet(() -> replan(desired, observed, inputs));
    }
    return startRun(desired, observed, inputs, plan, now);
  }

  /** A run that did not succeed may have left less to do: dryRun shows what is left. */
  private static Step afterRun(
      Desired desired, Observed observed, RunKey inputs, PlanFact plan, Attempt last, Instant now) {
    if (last.failure().isPresent() && (desired.spec().dryRun() || replanned(last))) {
      return plan.attempt() > desired.spec().run().retries().attempts()
          ? new Step.Halt(last.failure().get())
          : replan(desired, observed, inputs);
    }
    var key = inputs.forPlan(plan.hash(), plan.attempt());
    var again = startRun(desired, observed, inputs, plan, now);
    return after(desired, last, settle(desired, observed, inputs, key), again, now);
  }

  private static Step startRun(
      Desired desired, Observed observed, RunKey inputs, PlanFact plan, Instant now) {
    var key = inputs.forPlan(plan.hash(), plan.attempt());
    var next = observed.runs().next(JobKind.APPLY, key);
    return Clearance.hindrance(desired, observed, plan, now)
        .orElseGet(() -> {
          var approvals = Clearance.approvals(desired, observed, plan);
          return unlessHeld(
              desired, new Step.StartRun(key, inputs, next, Optional.of(plan.hash()), approvals));
        });
  }

  private static Step startUnplanned(Desired desired, Observed observed, RunKey inputs) {
    var next = observed.runs().next(JobKind.APPLY, inputs);
    return unlessHeld(
        desired, new Step.StartRun(inputs, inputs, next, Optional.empty(), List.of()));
  }

  private static Step startPlan(Desired desired, Observed observed, RunKey inputs) {
    var next = observed.runs().next(JobKind.PLAN, inputs);
    return unlessHeld(desired, new Step.StartPlan(inputs, next));
  }

  private static Step replan(Desired desired, Observed observed, RunKey inputs) {
    return desired.stopsAfterPlanning()
        ? startPlan(desired, observed, inputs)
        : startUnplanned(desired, observed, inputs);
  }

  private static boolean replanned(Attempt last) {
    return last.failure().map(failure -> failure.reason() == Reason.PlanChanged).orElse(false);
  }

  private static Step after(
      Desired desired, Attempt last, Step onSuccess, Step again, Instant now) {
    if (last.failure().isEmpty()) {
      return onSuccess;
    }
    var failure = last.failure().get();
    return switch (failure.reason().disposition()) {
      case PERSON, NEW_PLAN -> new Step.Halt(failure);
      case NEW_ATTEMPT -> {
        if (last.tries() > desired.spec().run().retries().attempts()) {
          yield new Step.Halt(givenUp(failure, last.tries()));
        }
        var until = last.at().plus(pause(last.tries()));
        yield now.isBefore(until)
            ? new Step.PauseBeforeRetry(last.kind(), failure, last.number() + 1, until)
            : again;
      }
    };
  }

  private static Failure givenUp(Failure last, int tries) {
    return new Failure(
        last.reason(),
        "Given up after " + tries + " attempts. The last: " + last.message(),
        last.sqlState(),
        last.script(),
        last.line(),
        last.statement());
  }

  /** 1 s, 2 s, 4 s, ... one minute. */
  private static Duration pause(int tries) {
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private static Step unlessHeld(Desired desired, Step step) {
    return desired.spec().suspend()
        ? new Step.Suspend()
        : PlanDemands.refusal(desired.policy(), desired.spec().run())
            .<Step>map(Step.Halt::new)
            .orElse(step);
  }

  private static Step halt(Reason reason, String message) {
    return new Step.Halt(Failure.of(reason, message));
  }
}
