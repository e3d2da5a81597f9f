package dev.sluice.app.observe;

import dev.sluice.app.naming.Names;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.run.Report;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Optional;

/** Ends of our containers for lack of memory, with the field that gives them more. */
final class MemoryDeath {
  private static final String FIELD = "spec.run.pod.resources.limits.memory";

  /** Of a JVM with -XX:+ExitOnOutOfMemoryError (JDK 25); the runner itself exits with 0, 1 or 2. */
  private static final int HEAP_FULL = 3;

  /** In the message of a container whose limit is too low for it to start (runc 1.1). */
  private static final String TOO_LOW_TO_START = "OOM-killed";

  private MemoryDeath() {}

  /** Of the runner, which left no report. */
  static Optional<Failure> ofRunner(ContainerStateTerminated end, Job job) {
    return end.getExitCode() == HEAP_FULL
        ? Optional.of(failure("The runner's heap was full (exit code 3).", job))
        : of("The runner", end, job);
  }

  /** Of one that copies the scripts. */
  static Optional<Failure> ofCopy(String container, ContainerStateTerminated end, Job job) {
    return of("Init container " + container, end, job);
  }

  private static Optional<Failure> of(String whose, ContainerStateTerminated end, Job job) {
    if ("OOMKilled".equals(end.getReason())) {
      var code = end.getExitCode();
      return Optional.of(
          failure(
              whose + " was killed at its memory limit (OOMKilled, exit code " + code + ").", job));
    }
    return Optional.ofNullable(end.getMessage())
        .filter(words -> "StartError".equals(end.getReason()) && words.contains(TOO_LOW_TO_START))
        .map(_ -> failure(whose + " could not start: its memory limit is too low.", job));
  }

  private static Failure failure(String what, Job job) {
    return Failure.of(
        Reason.OutOfMemory,
        what
            + " What was recorded as applied stays applied. Raise "
            + FIELD
            + currently(job)
            + "; the change starts a new run.");
  }

  private static String currently(Job job) {
    return Names.annotation(job, Names.MEMORY).map(limit -> ", currently " + limit).orElse("");
  }

  /** A report of the runner's own, which does not know its pod's limit. */
  static Report withLimit(Report report, Job job) {
    var failure = report.failure();
    var limit = Names.annotation(job, Names.MEMORY);
    if (failure == null || failure.reason() != Reason.OutOfMemory || limit.isEmpty()) {
      return report;
    }
    var told = failure.message() + " " + FIELD + " is currently " + limit.get() + ".";
    return with(
        report,
        new Failure(
            failure.reason(),
            told,
            failure.sqlState(),
            failure.script(),
            failure.line(),
            failure.statement()));
  }

  private static Report with(Report report, Failure failure) {
    return new Report(
        report.command(),
        report.outcome(),
        failure,
        report.plan(),
        report.database(),
        report.versions(),
        report.applied(),
        report.retries(),
        report.millis(),
        report.abridged());
  }
}
