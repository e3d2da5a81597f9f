package dev.sluice.core.reconcile;

import dev.sluice.core.run.Report;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a Job of ours is, as the cluster tells it. */
public sealed interface JobState {
  /** No container runs yet, and nothing says that none will. */
  record Starting() implements JobState {}

  /** The pod cannot start as things are; Kubernetes goes on trying. */
  record Stuck(String message) implements JobState {}

  /**
   * The runner is at work.
   *
   * @param step the last that it told; null when it has told nothing yet
   * @param until when it must have ended by itself, its deadline and time to clean up passed
   */
  record Running(@Nullable String step, Instant until) implements JobState {
    /** One of which it is not known when it must end. */
    public Running(@Nullable String step) {
      this(step, Instant.MAX);
    }
  }

  /** The runner reported. */
  record Reported(Report report, Instant at) implements JobState {}

  /** The Job ended, or is gone, without a report. */
  record Lost(String message, Instant at) implements JobState {}

  /** The end is told by a node's clock, which may be behind: nothing ends before it was made. */
  default JobState notBefore(Instant made) {
    return switch (this) {
      case Reported(Report report, Instant at) when at.isBefore(made) -> new Reported(report, made);
      case Lost(String message, Instant at) when at.isBefore(made) -> new Lost(message, made);
      case Starting _, Stuck _, Running _, Reported _, Lost _ -> this;
    };
  }

  /** True while a pod may exist or come. */
  default boolean active() {
    return switch (this) {
      case Starting _, Stuck _, Running _ -> true;
      case Reported _, Lost _ -> false;
    };
  }
}
