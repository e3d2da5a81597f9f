package dev.sluice.app.observe;

import dev.sluice.app.naming.Names;
import dev.sluice.core.Json;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.reconcile.JobKind;
import dev.sluice.core.reconcile.JobState;
import dev.sluice.core.reconcile.PlanFact;
import dev.sluice.core.run.Report;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a run ended, by its own containers alone: what admission puts into the pod may go on for
 * ever, or die of anything.
 */
final class RunEnds {
  /** A report that is too long for a termination message is in the log, which may come later. */
  private static final Duration PATIENCE_FOR_LOG = Duration.ofMinutes(1);

  private final PodLog log;

  RunEnds(PodLog log) {
    this.log = log;
  }

  /** Empty while the runner runs or has not started. */
  Optional<JobState> of(Job job, Pod pod, Instant now) {
    return PodState.runnerEnd(pod)
        .map(end -> ended(job, pod, end, now))
        .or(() -> PodState.copyEnd(pod).map(copy -> copyFailed(job, copy, now)));
  }

  private JobState ended(Job job, Pod pod, ContainerStateTerminated end, Instant now) {
    var at = PodState.finishedAt(end, now);
    var told = Optional.ofNullable(end.getMessage()).flatMap(text -> Json.read(text, Report.class));
    var whole = told.filter(RunEnds::isInItsLog).flatMap(_ -> log.report(pod)).or(() -> told);
    if (whole.isEmpty()) {
      return MemoryDeath.ofRunner(end, job)
          .<JobState>map(failure -> failed(job, failure, at))
          .orElseGet(() -> new JobState.Lost(withoutReport(end), at));
    }
    if (isWanting(whole.get()) && now.isBefore(at.plus(PATIENCE_FOR_LOG))) {
      return new JobState.Running("ended; its report is being read from its log");
    }
    return !lacksItsPlan(whole.get())
        ? new JobState.Reported(MemoryDeath.withLimit(whole.get(), job), at)
        : new JobState.Lost(
            "The plan is too long for a termination message, and the log with it"
                + " could not be read.",
            at);
  }

  private static boolean isInItsLog(Report report) {
    return report.abridged() || lacksItsVersions(report);
  }

  /** What is decided by was left out. */
  private static boolean isWanting(Report report) {
    return lacksItsPlan(report) || lacksItsVersions(report);
  }

  private static boolean lacksItsVersions(Report report) {
    return report.versions() != null && report.versions().abridged();
  }

  /** Left out for its length, which is something else than a plan with nothing pending. */
  private static boolean lacksItsPlan(Report report) {
    return report.abridged() && PlanFact.isToldBy(report);
  }

  private static String withoutReport(ContainerStateTerminated end) {
    return "The runner ended without a report: "
        + Optional.ofNullable(end.getReason()).orElse("no reason")
        + ", exit code "
        + end.getExitCode()
        + ".";
  }

  private static JobState copyFailed(Job job, ContainerStatus copy, Instant now) {
    var end = copy.getState().getTerminated();
    var failure = MemoryDeath.ofCopy(copy.getName(), end, job).orElseGet(() -> notCopied(end));
    return failed(job, failure, PodState.finishedAt(end, now));
  }

  private static Failure notCopied(ContainerStateTerminated end) {
    var why =
        end.getMessage() == null ? "exit code " + end.getExitCode() : end.getMessage().strip();
    return Failure.of(
        Reason.SourceInvalid,
        "The scripts could not be copied out of spec.source.image: "
            + why
            + ". Correct the image or its path.");
  }

  /** What the runner would have reported. */
  private static JobState.Reported failed(Job job, Failure failure, Instant at) {
    var command =
        JobKind.of(Names.label(job, Names.KIND)) == JobKind.PLAN
            ? Report.Command.PLAN
            : Report.Command.APPLY;
    return new JobState.Reported(
        new Report(
            command, Report.Outcome.FAILED, failure, null, null, null, List.of(), 0, 0, false),
        at);
  }
}
