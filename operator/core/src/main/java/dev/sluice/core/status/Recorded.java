package dev.sluice.core.status;

import dev.sluice.api.v1alpha1.AppliedStatus;
import dev.sluice.api.v1alpha1.FailureStatus;
import dev.sluice.api.v1alpha1.RunStatus;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.DatabaseState;
import dev.sluice.core.reconcile.Attempt;
import dev.sluice.core.reconcile.JobFact;
import dev.sluice.core.reconcile.JobKind;
import dev.sluice.core.reconcile.JobState;
import dev.sluice.core.reconcile.Outcomes;
import dev.sluice.core.reconcile.Runs;
import dev.sluice.core.run.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What status remembers of runs: each Job that ended is taken in once, in the order in which they
 * were made.
 */
record Recorded(
    @Nullable RunStatus run,
    @Nullable FailureStatus lastFailure,
    @Nullable AppliedStatus applied,
    @Nullable Integer pendingCount,
    List<RunStatus> history) {

  static Recorded of(SchemaMigrationStatus before, List<JobFact> jobs, Instant now) {
    var recorded =
        new Recorded(
            before.run(),
            before.lastFailure(),
            before.applied(),
            before.pendingCount(),
            before.history());
    for (var job : new Runs(jobs, before).unrecorded()) {
      recorded = recorded.with(job, now);
    }
    return recorded;
  }

  private Recorded with(JobFact job, Instant now) {
    return switch (job.state()) {
      case JobState.Starting _, JobState.Stuck _, JobState.Running _ -> this;
      case JobState.Lost(String message, Instant at) -> lost(job, message, end(job, at, now));
      case JobState.Reported(Report report, Instant at) -> with(job, report, end(job, at, now));
    };
  }

  private Recorded lost(JobFact job, String message, Instant at) {
    return add(
        ended(job, at, Outcomes.INTERRUPTED, Reason.Interrupted, null),
        failed(Failure.of(Reason.Interrupted, message), at),
        applied,
        pendingCount);
  }

  /**
   * A node's clock may be behind or ahead: nothing ends before it was made, or later than now. By
   * that time a Job is told from a later one of the same name.
   */
  private static Instant end(JobFact job, Instant at, Instant now) {
    var end = at.isAfter(now) ? now : at;
    return end.isBefore(job.createdAt()) ? job.createdAt() : end;
  }

  private Recorded with(JobFact job, Report report, Instant at) {
    var failure = Attempt.failure(report);
    var outcome =
        switch (report.outcome()) {
          case SUCCEEDED -> Outcomes.SUCCEEDED;
          case FAILED -> stopped(failure) ? Outcomes.STOPPED : Outcomes.FAILED;
          case INTERRUPTED -> Outcomes.INTERRUPTED;
        };
    return add(
        ended(job, at, outcome, failure.map(Failure::reason).orElse(null), report),
        failure.filter(_ -> !stopped(failure)).map(why -> failed(why, at)).orElse(null),
        report.database() == null ? applied : applied(job, report.database(), at),
        pending(report));
  }

  private static boolean stopped(Optional<Failure> failure) {
    return failure.map(Failure::reason).filter(Reason.ApprovalRequired::equals).isPresent();
  }

  private Recorded add(
      RunStatus entry,
      @Nullable FailureStatus failure,
      @Nullable AppliedStatus nowApplied,
      @Nullable Integer nowPending) {
    var longer = new ArrayList<RunStatus>();
    longer.add(entry);
    longer.addAll(history);
    return new Recorded(entry, failure, nowApplied, nowPending, kept(longer));
  }

  /** The latest apply stays, however many plans were made since: what it left is relied on. */
  private static List<RunStatus> kept(List<RunStatus> runs) {
    var kept = new ArrayList<>(runs.subList(0, Math.min(Runs.REMEMBERED, runs.size())));
    if (kept.stream().noneMatch(Runs::applies)) {
      runs.stream().filter(Runs::applies).findFirst().ifPresent(kept::add);
    }
    return List.copyOf(kept);
  }

  private @Nullable Integer pending(Report report) {
    if (report.plan() == null) {
      return pendingCount;
    }
    return switch (report.command()) {
      case PLAN -> report.plan().pending().size();
      case APPLY -> Math.max(0, report.plan().pending().size() - report.applied().size());
    };
  }

  private static RunStatus ended(
      JobFact job, Instant at, String outcome, @Nullable Reason reason, @Nullable Report report) {
    var database = report == null ? null : report.database();
    return new RunStatus(
        job.kind().text(),
        job.key().value(),
        job.name(),
        job.attempt(),
        job.createdAt().toString(),
        at.toString(),
        outcome,
        reason == null ? null : reason.name(),
        null,
        job.retryToken(),
        report == null || report.plan() == null ? null : report.plan().hash().value(),
        database == null ? null : database.version(),
        report == null || job.kind() == JobKind.PLAN ? null : report.applied().size(),
        report == null ? null : report.retries(),
        report == null ? null : report.millis() / 1000.0,
        job.approvers());
  }

  private static FailureStatus failed(Failure failure, Instant at) {
    return new FailureStatus(
        failure.reason().name(),
        failure.sqlState(),
        failure.script(),
        failure.line(),
        failure.statement(),
        failure.message(),
        at.toString());
  }

  private static AppliedStatus applied(JobFact job, DatabaseState database, Instant at) {
    return new AppliedStatus(
        database.version(),
        database.applied(),
        at.toString(),
        database.historyDigest(),
        database.systemIdentifier(),
        database.serverVersion(),
        job.url());
  }
}
