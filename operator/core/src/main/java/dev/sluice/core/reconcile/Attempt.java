package dev.sluice.core.reconcile;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.run.Report;
import java.time.Instant;
import java.util.Optional;

/**
 * How the latest run ended.
 *
 * @param number of its Job
 * @param tries how many runs in a row with its key did not succeed, with this one
 * @param failure empty when it succeeded
 */
public record Attempt(JobKind kind, int number, int tries, Optional<Failure> failure, Instant at) {

  /** It made a plan, and stopped there for a user to approve it. */
  boolean stoppedAtRisk() {
    return failure.filter(why -> why.reason() == Reason.ApprovalRequired).isPresent();
  }

  static Attempt of(JobKind kind, int number, int tries, JobState state) {
    return switch (state) {
      case JobState.Reported(Report report, Instant at) ->
          new Attempt(kind, number, tries, failure(report), at);
      case JobState.Lost(String message, Instant at) ->
          new Attempt(
              kind, number, tries, Optional.of(Failure.of(Reason.Interrupted, message)), at);
      case JobState.Starting _, JobState.Stuck _, JobState.Running _ ->
          throw new IllegalStateException("an active Job has not ended");
    };
  }

  public static Optional<Failure> failure(Report report) {
    return switch (report.outcome()) {
      case SUCCEEDED -> Optional.empty();
      case INTERRUPTED ->
          Optional.of(
              report.failure() != null
                  ? report.failure()
                  : Failure.of(Reason.Interrupted, "The run was ended from outside."));
      case FAILED ->
          Optional.of(
              report.failure() != null
                  ? report.failure()
                  : Failure.of(Reason.InternalError, "The runner failed without a reason."));
    };
  }
}
