package dev.sluice.core.status;

import dev.sluice.api.v1alpha1.ApprovalStatus;
import dev.sluice.api.v1alpha1.RunStatus;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.api.v1alpha1.SourceStatus;
import dev.sluice.core.approval.ApprovalCheck;
import dev.sluice.core.approval.Decisions;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.JobFact;
import dev.sluice.core.reconcile.JobKind;
import dev.sluice.core.reconcile.JobName;
import dev.sluice.core.reconcile.JobState;
import dev.sluice.core.reconcile.Observed;
import dev.sluice.core.reconcile.RunKey;
import dev.sluice.core.reconcile.Step;
import dev.sluice.core.source.Source;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The status of a resource, once its step was taken. Equal facts give an equal status. */
public final class StatusReport {
  private StatusReport() {}

  public static SchemaMigrationStatus of(
      Desired desired, Observed observed, Step step, Instant now) {
    var before = observed.status();
    var recorded = Recorded.of(before, observed.jobs(), now);
    var run = run(desired, step, recorded, now);
    var settled = step instanceof Step.Settle;
    var applied = recorded.applied();
    var plan = PlanReport.of(desired, observed, step, now);
    var summary =
        Summary.of(
            desired,
            step,
            new Summary.Known(
                applied == null ? null : applied.version(),
                recorded.lastFailure(),
                plan == null ? null : plan.changed()));
    return new SchemaMigrationStatus(
        desired.generation(),
        summary.phase().name(),
        summary.waitingOn(),
        settled ? Integer.valueOf(0) : recorded.pendingCount(),
        Conditions.of(desired, observed, step, summary, now),
        source(observed),
        plan,
        applied,
        PolicyReport.of(desired.policy(), step),
        approvals(desired, observed, step),
        run,
        settled ? null : recorded.lastFailure(),
        GateReport.of(observed.held(), desired.id().namespace()),
        recorded.history());
  }

  private static @Nullable SourceStatus source(Observed observed) {
    return observed.source() instanceof Source.Found(var digest, var versions)
        ? new SourceStatus(digest, versions)
        : observed.status().source();
  }

  private static @Nullable RunStatus run(
      Desired desired, Step step, Recorded recorded, Instant now) {
    return switch (step) {
      case Step.StartPlan(var inputs, int attempt) ->
          started(desired, JobKind.PLAN, inputs, attempt, List.of(), now);
      case Step.StartRun start ->
          started(desired, JobKind.APPLY, start.key(), start.attempt(), start.approvers(), now);
      case Step.Follow(JobFact job) -> underWay(job);
      case Step.AwaitPod(JobFact job, _) -> underWay(job);
      case Step.FreezePlan _,
          Step.AwaitApproval _,
          Step.AwaitWindow _,
          Step.ShowPlan _,
          Step.Withdraw _,
          Step.End _,
          Step.PauseBeforeRetry _,
          Step.Suspend _,
          Step.Settle _,
          Step.Refused _,
          Step.Halt _ ->
          recorded.run();
    };
  }

  private static RunStatus started(
      Desired desired, JobKind kind, RunKey key, int attempt, List<String> approvers, Instant now) {
    var job = JobName.of(desired.id(), kind, key, attempt);
    return running(desired.retryToken(), kind, key, job, attempt, now, null, approvers);
  }

  private static RunStatus underWay(JobFact job) {
    var step = job.state() instanceof JobState.Running(String doing, _) ? doing : null;
    return running(
        job.retryToken(),
        job.kind(),
        job.key(),
        job.name(),
        job.attempt(),
        job.createdAt(),
        step,
        job.approvers());
  }

  private static RunStatus running(
      @Nullable String retryToken,
      JobKind kind,
      RunKey key,
      String job,
      int attempt,
      Instant at,
      @Nullable String step,
      List<String> approvers) {
    return new RunStatus(
        kind.text(),
        key.value(),
        job,
        attempt,
        at.toString(),
        null,
        null,
        null,
        step,
        retryToken,
        null,
        null,
        null,
        null,
        null,
        approvers);
  }

  /** Kept once seen: a pruned annotation takes nothing back. */
  private static List<ApprovalStatus> approvals(Desired desired, Observed observed, Step step) {
    var before = observed.status().approvals();
    if (observed.plan().isEmpty()) {
      return before;
    }
    var hash = observed.plan().get().hash().value();
    var waits = step instanceof Step.AwaitApproval;
    return Decisions.remembered(hash, before, observed.approvals().decisions()).stream()
        .map(decision -> waits ? marked(desired, observed, decision) : decision.with(null))
        .toList();
  }

  private static ApprovalStatus marked(
      Desired desired, Observed observed, ApprovalStatus decision) {
    return decision.with(
        ApprovalCheck.objection(
            desired.policy(), observed.approvals(), desired.author(), decision));
  }
}
