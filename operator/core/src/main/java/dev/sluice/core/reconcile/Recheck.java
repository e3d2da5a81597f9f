package dev.sluice.core.reconcile;

import dev.sluice.core.approval.ApprovalVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When to look again without being told. Almost everything comes by watches; a runner's progress, a
 * quota that refuses a pod and a time to wait do not.
 */
public final class Recheck {
  private Recheck() {}

  /** Empty: only when something changes. */
  public static Optional<Duration> after(Step step, Instant now) {
    return switch (step) {
      case Step.Follow(JobFact job) -> Optional.of(whileActive(job, now));
      case Step.AwaitPod(JobFact job, _) -> Optional.of(within(age(job, now), 5, 60));
      case Step.PauseBeforeRetry pause ->
          Optional.of(within(Duration.between(now, pause.until()), 1, 60));
      case Step.StartPlan _, Step.StartRun _ -> Optional.of(Duration.ofSeconds(3));
      case Step.Withdraw _, Step.End _, Step.FreezePlan _ -> Optional.of(Duration.ofSeconds(1));
      case Step.Refused _ -> Optional.of(Duration.ofSeconds(15));
      case Step.AwaitApproval(_, ApprovalVerdict.Unprotected _) ->
          Optional.of(Duration.ofSeconds(15));
      case Step.AwaitApproval _ -> Optional.of(Duration.ofMinutes(5));
      case Step.AwaitWindow(_, Instant opening) ->
          Optional.of(within(Duration.between(now, opening).plusSeconds(1), 1, 3600));
      case Step.ShowPlan _, Step.Suspend _, Step.Settle _, Step.Halt _ -> Optional.empty();
    };
  }

  private static Duration whileActive(JobFact job, Instant now) {
    return switch (job.state()) {
      case JobState.Starting _, JobState.Stuck _ -> within(age(job, now), 2, 30);
      case JobState.Running _, JobState.Reported _, JobState.Lost _ ->
          within(age(job, now).dividedBy(5), 1, 10);
    };
  }

  private static Duration age(JobFact job, Instant now) {
    return Duration.between(job.createdAt(), now);
  }

  private static Duration within(Duration wish, long least, long most) {
    return Duration.ofSeconds(Math.clamp(wish.toSeconds(), least, most));
  }
}
