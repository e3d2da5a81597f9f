package dev.sluice.core.reconcile;

import dev.sluice.api.v1alpha1.RunStatus;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.api.v1alpha1.SchemaStateSpec;
import dev.sluice.core.plan.DatabaseState;
import dev.sluice.core.plan.Versions;
import dev.sluice.core.run.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What workloads may rely on: the versions that the last successful run found. What a failed run
 * applied is not among them, since its checks did not pass.
 *
 * @param state that shall stand in SchemaState; empty: nothing is known that may
 * @param historyDigest of the history as any run last found it; null: none did
 * @param failed true when the latest apply did not succeed
 */
public record Publication(
    Optional<SchemaStateSpec> state, @Nullable String historyDigest, boolean failed) {

  /** From what stands there, and what runs reported since the last apply that succeeded. */
  public static Publication of(Observed observed) {
    var status = observed.status();
    var applied = status.applied();
    var digest = applied == null ? null : applied.historyDigest();
    var fresh = observed.runs().unrecorded();
    var runs = sinceLastSuccess(status);
    var known =
        new Publication(observed.published(), digest, runs.stream().anyMatch(Runs::applies));
    for (var run : runs) {
      known = known.after(run, report(observed.jobs(), fresh, run));
    }
    for (var job : fresh) {
      known = known.after(job);
    }
    return known;
  }

  /** Whether all that is known of the database may be relied on. */
  public boolean isCurrent() {
    return state.isPresent()
        && (historyDigest == null || historyDigest.equals(state.get().historyDigest()));
  }

  /** Oldest first. An apply is among them: should it have failed, one before it may have too. */
  private static List<RunStatus> sinceLastSuccess(SchemaMigrationStatus status) {
    var since = new ArrayList<RunStatus>();
    for (var run : status.history()) {
      since.addFirst(run);
      if (Runs.applies(run) && Outcomes.SUCCEEDED.equals(run.outcome())) {
        break;
      }
    }
    return since;
  }

  /** Of a run that status took in, while its Job is there. */
  private static Optional<Report> report(List<JobFact> jobs, List<JobFact> fresh, RunStatus run) {
    return jobs.stream()
        .filter(job -> job.name().equals(run.job()) && !fresh.contains(job))
        .flatMap(job -> report(job).stream())
        .findFirst();
  }

  private static Optional<Report> report(JobFact job) {
    return job.state() instanceof JobState.Reported(Report report, _)
        ? Optional.of(report)
        : Optional.empty();
  }

  private Publication after(RunStatus run, Optional<Report> report) {
    var told = report.filter(this::isStillSo).map(this::with).orElse(this);
    return Runs.applies(run) ? told.failed(!Outcomes.SUCCEEDED.equals(run.outcome())) : told;
  }

  /**
   * An old report is better than none, and no better than what was published since: by an operator
   * that leads beside this one, perhaps, and has seen a later run.
   */
  private boolean isStillSo(Report report) {
    var database = report.database();
    return state.isEmpty()
        || (database != null
            && database.historyDigest().equals(historyDigest)
            && database.historyDigest().equals(state.get().historyDigest()));
  }

  private Publication after(JobFact job) {
    var report = report(job);
    var told = report.map(this::with).map(one -> one.seen(report.get().database())).orElse(this);
    var stopped = report.filter(PlanFact::isToldBy).isPresent();
    return job.kind() == JobKind.APPLY && !stopped
        ? told.failed(report.filter(Publication::succeeded).isEmpty())
        : told;
  }

  private static boolean succeeded(Report report) {
    return report.outcome() == Report.Outcome.SUCCEEDED;
  }

  private Publication failed(boolean now) {
    return new Publication(state, historyDigest, now);
  }

  private Publication seen(@Nullable DatabaseState database) {
    return database == null ? this : new Publication(state, database.historyDigest(), failed);
  }

  private Publication with(Report report) {
    var versions = report.versions();
    if (versions == null || versions.abridged()) {
      return this;
    }
    var digest = report.database() == null ? null : report.database().historyDigest();
    var told =
        new SchemaStateSpec(versions.applied(), versions.baseline(), versions.pending(), digest);
    var rest = mayBePublished(report, versions) ? Optional.of(told) : whatIsLeft(told);
    return rest.map(state -> new Publication(Optional.of(state), historyDigest, failed))
        .orElse(this);
  }

  /**
   * Of what was told, what the database still has; empty when it has all. No run takes versions
   * away: it was restored, or is another one.
   */
  private Optional<SchemaStateSpec> whatIsLeft(SchemaStateSpec now) {
    return state
        .filter(known -> isLess(now, known))
        .map(known ->
            new SchemaStateSpec(
                known.applied().stream().filter(now.applied()::contains).toList(),
                Objects.equals(now.baseline(), known.baseline()) ? known.baseline() : null,
                now.pending(),
                now.historyDigest()));
  }

  private static boolean isLess(SchemaStateSpec now, SchemaStateSpec known) {
    return !now.applied().containsAll(known.applied())
        || (known.baseline() != null && !known.baseline().equals(now.baseline()));
  }

  /**
   * A plan is no proof that the database is as it should be, unless it is the first that is heard
   * of it, or finds all of it done; and never after an apply that failed.
   */
  private boolean mayBePublished(Report report, Versions versions) {
    if (!PlanFact.isToldBy(report)) {
      return succeeded(report);
    }
    var same =
        state
            .filter(known -> known.applied().equals(versions.applied()))
            .filter(known -> Objects.equals(known.baseline(), versions.baseline()));
    var first = state.isEmpty();
    var done = report.plan() != null && report.plan().pending().isEmpty();
    return same.isPresent() || (!failed && (first || done));
  }
}
