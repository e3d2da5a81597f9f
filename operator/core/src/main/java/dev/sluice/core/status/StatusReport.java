package dev.sluice.core.status;

import dev.sluice.api.v1alpha1.ApprovalStatus;
import dev.sluice.api.v1alpha1.PendingScript;
import dev.sluice.api.v1alpha1.PlanStatus;
import dev.sluice.api.v1alpha1.RunStatus;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.api.v1alpha1.SourceStatus;
import dev.sluice.core.plan.Plan;
import dev.sluice.core.plan.PlannedScript;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.JobFact;
import dev.sluice.core.reconcile.JobKind;
import dev.sluice.core.reconcile.JobName;
import dev.sluice.core.reconcile.JobState;
import dev.sluice.core.reconcile.Observed;
import dev.sluice.core.reconcile.PlanFact;
import dev.sluice.core.reconcile.RunKey;
import dev.sluice.core.reconcile.Step;
import dev.sluice.core.source.Source;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The status of a resource, once its step was taken. Equal facts give an equal status. */
public final class StatusReport {
  private static final int PENDING_SHOWN = 100;

  private StatusReport() {}

  public static SchemaMigrationStatus of(
      Desired desired, Observed observed, Step step, Instant now) {
    var before = observed.status();
    var recorded = Recorded.of(before, observed.jobs(), now);
    var run = run(desired, step, recorded, now);
    var settled = step instanceof Step.Settle;
    var applied = recorded.applied();
    var summary =
        Summary.of(
            desired,
            step,
            new Summary.Known(applied == null ? null : applied.version(), recorded.lastFailure()));
    return new SchemaMigrationStatus(
        desired.generation(),
        summary.phase().name(),
        summary.waitingOn(),
        settled ? Integer.valueOf(0) : recorded.pendingCount(),
        Conditions.of(desired, observed, step, summary, now),
        source(observed),
        plan(desired, observed, step, now),
        applied,
        approvals(desired, observed, now),
        run,
        settled ? null : recorded.lastFailure(),
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
          started(desired, JobKind.PLAN, inputs, attempt, now);
      case Step.StartRun(var key, _, int attempt, _) ->
          started(desired, JobKind.APPLY, key, attempt, now);
      case Step.Follow(JobFact job) -> underWay(job);
      case Step.AwaitPod(JobFact job, _) -> underWay(job);
      case Step.FreezePlan _,
          Step.AwaitApproval _,
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
      Desired desired, JobKind kind, RunKey key, int attempt, Instant now) {
    var job = JobName.of(desired.id(), kind, key, attempt);
    return running(desired.retryToken(), kind, key, job, attempt, now, null);
  }

  private static RunStatus underWay(JobFact job) {
    var step = job.state() instanceof JobState.Running(String doing, _) ? doing : null;
    return running(
        job.retryToken(), job.kind(), job.key(), job.name(), job.attempt(), job.createdAt(), step);
  }

  private static RunStatus running(
      @Nullable String retryToken,
      JobKind kind,
      RunKey key,
      String job,
      int attempt,
      Instant at,
      @Nullable String step) {
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
        null);
  }

  private static @Nullable PlanStatus plan(
      Desired desired, Observed observed, Step step, Instant now) {
    var plan = observed.plan();
    if (plan.isEmpty()) {
      return observed.status().plan();
    }
    var fact = plan.get();
    var before = observed.status().plan();
    var frozen = fact.frozen() || step instanceof Step.FreezePlan;
    var done = step instanceof Step.Settle;
    return new PlanStatus(
        fact.hash().value(),
        frozen ? PlanFact.configMap(desired.id(), fact.hash(), fact.inputs()) : null,
        done ? List.of() : pending(fact, before),
        done ? 0 : fact.pending(),
        fact.inputs().value(),
        fact.attempt(),
        before != null && same(before, fact) ? before.at() : now.toString());
  }

  private static boolean same(PlanStatus before, PlanFact fact) {
    return before.hash().equals(fact.hash().value())
        && before.key().equals(fact.inputs().value())
        && before.attempt() == fact.attempt();
  }

  private static List<PendingScript> pending(PlanFact fact, @Nullable PlanStatus before) {
    return fact.body()
        .map(Plan::pending)
        .map(scripts -> scripts.stream().limit(PENDING_SHOWN).map(StatusReport::shown).toList())
        .orElseGet(() -> before == null ? List.of() : before.pending());
  }

  private static PendingScript shown(PlannedScript script) {
    return new PendingScript(
        script.version(),
        script.description(),
        script.name(),
        script.transactional(),
        script.undoSha256() != null);
  }

  /** Kept once seen, for the plan that stands: a pruned annotation takes nothing back. */
  private static List<ApprovalStatus> approvals(Desired desired, Observed observed, Instant now) {
    var current = observed.plan().map(fact -> fact.hash().value());
    var kept =
        observed.status().approvals().stream()
            .filter(approval -> current.map(approval.planHash()::equals).orElse(true));
    var hash = desired.approvedHash();
    var fresh = current.filter(h -> h.equals(hash) && !observed.approvedBefore(h));
    return Stream.concat(kept, fresh.stream().map(h -> new ApprovalStatus(h, now.toString())))
        .toList();
  }
}
