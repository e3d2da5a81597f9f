package dev.sluice.core.status;

import dev.sluice.api.v1alpha1.FailureStatus;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.JobFact;
import dev.sluice.core.reconcile.JobKind;
import dev.sluice.core.reconcile.JobName;
import dev.sluice.core.reconcile.JobState;
import dev.sluice.core.reconcile.PlanFact;
import dev.sluice.core.reconcile.RunKey;
import dev.sluice.core.reconcile.Step;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step in the words that people read.
 *
 * @param reason of the Ready condition
 * @param waitingOn in a few words, for the column; null when it waits for nobody
 */
record Summary(
    Phase phase, Progress progress, String reason, String message, @Nullable String waitingOn) {

  /** How a runner's step begins while it waits. */
  private static final String WAITING = "waiting: ";

  /** Which of the kstatus conditions is true. */
  enum Progress {
    READY,
    RECONCILING,
    STALLED,
    /** None: at rest as the resource asks for, and not at the target. */
    RESTING
  }

  static Summary of(Desired desired, Step step, Known known) {
    return switch (step) {
      case Step.StartPlan(var key, int attempt) ->
          working(JobKind.PLAN, starting(desired, JobKind.PLAN, key, attempt, known), null);
      case Step.StartRun(var key, _, int attempt, _, _) ->
          working(JobKind.APPLY, starting(desired, JobKind.APPLY, key, attempt, known), null);
      case Step.FreezePlan _ -> working(JobKind.PLAN, "The plan is made; writing it down.", null);
      case Step.Follow(JobFact job) -> working(job.kind(), doing(job), waits(job));
      case Step.Withdraw(JobFact job) ->
          working(job.kind(), "Job " + job.name() + " is taken back: the resource changed.", null);
      case Step.End(JobFact job) ->
          working(
              job.kind(),
              "Job " + job.name() + " did not end at its deadline: it is being ended.",
              "its end");
      case Step.AwaitPod(JobFact job, Failure failure) -> stuck(job, failure);
      case Step.PauseBeforeRetry pause -> pausing(pause);
      case Step.AwaitApproval(var plan, var verdict) ->
          ApprovalWords.of(desired, plan, verdict, known.changed());
      case Step.AwaitWindow(var plan, var opening) -> window(desired, plan, opening);
      case Step.ShowPlan(var plan) -> shown(desired, plan.pending());
      case Step.Suspend _ ->
          new Summary(
              Phase.Suspended,
              Progress.RESTING,
              "Suspended",
              "spec.suspend is true: no new run is started. Go on with: "
                  + patch(desired, "suspend"),
              "spec.suspend");
      case Step.Settle _ -> settled(known);
      case Step.Refused(Failure failure) -> refused(failure);
      case Step.Halt(Failure failure) -> halted(desired, failure);
    };
  }

  private static Summary working(JobKind kind, String message, @Nullable String waitingOn) {
    return switch (kind) {
      case PLAN ->
          new Summary(Phase.Planning, Progress.RECONCILING, "Planning", message, waitingOn);
      case APPLY ->
          new Summary(Phase.Migrating, Progress.RECONCILING, "Migrating", message, waitingOn);
    };
  }

  /** A runner that waits says so in its step. */
  private static @Nullable String waits(JobFact job) {
    return job.state() instanceof JobState.Running(String step, _)
            && step != null
            && step.startsWith(WAITING)
        ? step.substring(WAITING.length())
        : null;
  }

  /** A loss may be seen in the very pass that starts the next attempt: it is told here. */
  private static String starting(
      Desired desired, JobKind kind, RunKey key, int attempt, Known known) {
    var last = known.lastFailure();
    return "Starting Job "
        + JobName.of(desired.id(), kind, key, attempt)
        + "."
        + (attempt == 1 || last == null
            ? ""
            : " The one before it ended with " + last.reason() + ": " + last.message());
  }

  private static String doing(JobFact job) {
    var what =
        switch (job.state()) {
          case JobState.Starting _ -> "its pod is starting";
          case JobState.Stuck(String message) -> message;
          case JobState.Running(String step, _) -> step == null ? "running" : step;
          case JobState.Reported _, JobState.Lost _ -> "ended";
        };
    return "Job " + job.name() + ": " + what + ".";
  }

  private static Summary stuck(JobFact job, Failure failure) {
    return new Summary(
        job.kind() == JobKind.PLAN ? Phase.Planning : Phase.Migrating,
        Progress.STALLED,
        failure.reason().name(),
        "Job "
            + job.name()
            + ": "
            + failure.message()
            + (failure.message().endsWith(".") ? "" : ".")
            + " Mend that, and it starts by itself; a change of the spec or the scripts takes it"
            + " back.",
        "its pod to start");
  }

  private static Summary refused(Failure failure) {
    return new Summary(
        Phase.Pending,
        Progress.STALLED,
        failure.reason().name(),
        failure.message() + " It is tried again every 15 s.",
        "Kubernetes to allow it");
  }

  private static Summary pausing(Step.PauseBeforeRetry pause) {
    return new Summary(
        pause.kind() == JobKind.PLAN ? Phase.Planning : Phase.Migrating,
        Progress.RECONCILING,
        pause.failure().reason().name(),
        pause.failure().message() + " Attempt " + pause.nextAttempt() + " follows.",
        "attempt " + pause.nextAttempt());
  }

  private static Summary window(Desired desired, PlanFact plan, Instant opening) {
    return new Summary(
        Phase.AwaitingWindow,
        Progress.RECONCILING,
        "WindowClosed",
        scripts(plan.pending())
            + " pending; it starts at "
            + opening
            + ", when the next window of policy "
            + desired.policy().from().get("windows")
            + " opens that is long enough for spec.run.deadline, "
            + desired.spec().run().deadline()
            + ".",
        "the window of " + opening);
  }

  static String scripts(int count) {
    return count == 1 ? "1 script" : count + " scripts";
  }

  static String resource(Desired desired) {
    return " -n " + desired.id().namespace() + " smig/" + desired.id().name();
  }

  private static String patch(Desired desired, String field) {
    return "kubectl patch"
        + resource(desired)
        + " --type=merge -p '{\"spec\":{\""
        + field
        + "\":false}}'";
  }

  private static Summary shown(Desired desired, int pending) {
    return new Summary(
        Phase.Planned,
        Progress.RESTING,
        "DryRun",
        scripts(pending)
            + " pending (status.plan lists them). spec.dryRun is true: nothing is run. Go on with: "
            + patch(desired, "dryRun"),
        "spec.dryRun");
  }

  private static Summary settled(Known known) {
    var version = known.version() == null ? "no version" : "version " + known.version();
    return new Summary(
        Phase.Ready,
        Progress.READY,
        "UpToDate",
        "The database is at " + version + "; nothing is pending.",
        null);
  }

  private static Summary halted(Desired desired, Failure failure) {
    return new Summary(
        Phase.Failed,
        Progress.STALLED,
        failure.reason().name(),
        failure.message() + cure(desired, failure),
        "a user: " + failure.reason().name());
  }

  /** What is not there yet is noticed when it comes; all else needs a change or a word. */
  private static String cure(Desired desired, Failure failure) {
    if (failure.reason() == Reason.PolicyViolated) {
      return " It goes on by itself once spec, scripts and policy agree.";
    }
    var ofSource =
        failure.reason() == Reason.SourceMissing || failure.reason() == Reason.SourceInvalid;
    return ofSource && desired.spec().source().image() == null
        ? ""
        : " It starts again when the spec or the scripts change, or with: kubectl annotate"
            + " --overwrite"
            + resource(desired)
            + " sluice.dev/retry=$(date +%s)";
  }

  /**
   * What status knows by now of the database and of the last run.
   *
   * @param changed what makes the plan another one than that approved before
   */
  record Known(
      @Nullable String version, @Nullable FailureStatus lastFailure, @Nullable String changed) {}
}
