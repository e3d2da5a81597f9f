package dev.sluice.core.reconcile;

import dev.sluice.api.v1alpha1.RunStatus;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.core.failure.Failure;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The runs of a resource that ended, from its Jobs and from what status remembers.
 *
 * <p>Only the latest one says how things stand: whatever an earlier one left, a later one may have
 * changed.
 */
public record Runs(List<JobFact> jobs, SchemaMigrationStatus status) {
  /** Of two made in the same second, the one that is gone came first: one Job at a time. */
  private static final Comparator<JobFact> IN_ORDER =
      Comparator.comparing(JobFact::createdAt)
          .thenComparing(job -> !(job.state() instanceof JobState.Lost))
          .thenComparingInt(JobFact::attempt);

  /** How many runs status keeps; one more where none of these is an apply. */
  public static final int REMEMBERED = 10;

  public Runs {
    jobs = List.copyOf(jobs);
  }

  /**
   * Ended Jobs that status has not taken in yet, in the order in which they were made. A Job older
   * than all that status remembers was taken in long ago, unless status says that it is under way.
   */
  public List<JobFact> unrecorded() {
    return jobs.stream()
        .filter(job -> !job.state().active() && !recorded(job))
        .sorted(IN_ORDER)
        .toList();
  }

  /** The newest Job under way. One that status took in has ended, whatever a late cache says. */
  Optional<JobFact> active() {
    return jobs.stream()
        .filter(job -> job.state().active() && !remembered(job))
        .max(Comparator.comparing(JobFact::createdAt).thenComparingInt(JobFact::attempt));
  }

  /**
   * A Job made under a remembered name after that one's end is another one. Kubernetes' times are
   * whole seconds.
   */
  private boolean remembered(JobFact job) {
    var made = job.createdAt().truncatedTo(ChronoUnit.SECONDS);
    return status.history().stream()
        .anyMatch(run -> run.job().equals(job.name()) && !made.isAfter(finishedAt(run)));
  }

  private static Instant finishedAt(RunStatus run) {
    return run.finishedAt() == null ? Instant.MAX : Instant.parse(run.finishedAt());
  }

  private boolean recorded(JobFact job) {
    var history = status.history();
    return remembered(job)
        || (history.size() >= REMEMBERED
            && !underWay(job)
            && !job.createdAt().isAfter(startedAt(history.get(REMEMBERED - 1))));
  }

  private boolean underWay(JobFact job) {
    var run = status.run();
    return run != null && run.outcome() == null && run.job().equals(job.name());
  }

  private static Instant startedAt(RunStatus run) {
    return run.startedAt() == null ? Instant.MAX : Instant.parse(run.startedAt());
  }

  /** Those that ended, as status has them, but this one: what they worked on may go. */
  public static Set<RunKey> endedBefore(SchemaMigrationStatus status, RunKey inputs) {
    return status.history().stream()
        .map(run -> new RunKey(run.key()))
        .filter(key -> !key.equals(inputs))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** How the latest run ended, if it was one of this kind with this key. */
  Optional<Attempt> last(JobKind kind, RunKey key) {
    var fresh = unrecorded();
    if (fresh.isEmpty()) {
      return remembered(kind, key);
    }
    var last = fresh.getLast();
    return is(last, kind, key)
        ? Optional.of(Attempt.of(kind, last.attempt(), tries(kind, key), last.state()))
        : Optional.empty();
  }

  private Optional<Attempt> remembered(JobKind kind, RunKey key) {
    return status.history().stream()
        .findFirst()
        .filter(run -> is(run, kind, key))
        .map(run -> new Attempt(kind, run.attempt(), tries(kind, key), failure(run), at(run)));
  }

  private Optional<Failure> failure(RunStatus run) {
    return succeeded(run)
        ? Optional.empty()
        : Optional.of(
            Outcomes.STOPPED.equals(run.outcome()) ? Outcomes.stopped() : Outcomes.failure(status));
  }

  private static Instant at(RunStatus run) {
    return run.finishedAt() == null ? Instant.EPOCH : Instant.parse(run.finishedAt());
  }

  /**
   * The number of the next Job with this key: a name that a Job has, or that status remembers, is
   * never used again.
   */
  int next(JobKind kind, RunKey key) {
    var seen = jobs.stream().filter(job -> is(job, kind, key)).mapToInt(JobFact::attempt);
    var remembered =
        Stream.concat(Stream.ofNullable(status.run()), status.history().stream())
            .filter(run -> is(run, kind, key))
            .mapToInt(RunStatus::attempt);
    return IntStream.concat(seen, remembered).max().orElse(0) + 1;
  }

  /**
   * How many of the latest runs in a row were of this kind and key and did not succeed; the latest
   * one's number when that is all that is remembered.
   */
  private int tries(JobKind kind, RunKey key) {
    var fresh = unrecorded().reversed();
    var ofFresh =
        (int)
            fresh.stream().takeWhile(job -> is(job, kind, key) && !succeeded(job.state())).count();
    if (ofFresh < fresh.size()) {
      return ofFresh;
    }
    var remembered =
        (int)
            status.history().stream()
                .takeWhile(run -> is(run, kind, key) && !succeeded(run))
                .count();
    return remembered < REMEMBERED ? ofFresh + remembered : next(kind, key) - 1;
  }

  /** Whether it was one to change the database, and did not stop at its plan. */
  public static boolean applies(RunStatus run) {
    return run.kind().equals(JobKind.APPLY.text()) && !Outcomes.STOPPED.equals(run.outcome());
  }

  /** Whether the latest run was such a one, and the versions in its report could not be read. */
  boolean lastIsUntold(JobKind kind, RunKey key) {
    return last(kind, key).isPresent()
        && jobs.stream()
            .filter(job -> is(job, kind, key) && !job.state().active())
            .max(IN_ORDER)
            .filter(job ->
                job.state() instanceof JobState.Reported(var report, _)
                    && report.versions() != null
                    && report.versions().abridged())
            .isPresent();
  }

  /** Whether status remembers an apply that succeeded. */
  boolean anySucceeded() {
    return status.history().stream().anyMatch(run -> applies(run) && succeeded(run));
  }

  /** Likewise, of this key. */
  boolean everSucceeded(JobKind kind, RunKey key) {
    return status.history().stream().anyMatch(run -> is(run, kind, key) && succeeded(run));
  }

  private static boolean is(JobFact job, JobKind kind, RunKey key) {
    return job.kind() == kind && job.key().equals(key);
  }

  private static boolean is(RunStatus run, JobKind kind, RunKey key) {
    return run.kind().equals(kind.text()) && run.key().equals(key.value());
  }

  private static boolean succeeded(JobState state) {
    return state instanceof JobState.Reported(var report, _) && Attempt.failure(report).isEmpty();
  }

  private static boolean succeeded(RunStatus run) {
    return Outcomes.SUCCEEDED.equals(run.outcome());
  }
}
