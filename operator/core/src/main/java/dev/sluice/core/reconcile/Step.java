package dev.sluice.core.reconcile;

import dev.sluice.core.approval.ApprovalVerdict;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.plan.Plan;
import dev.sluice.core.plan.PlanHash;
import dev.sluice.core.run.Approval;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The one thing to do next. Data: it can be printed and compared, and holds no client. */
public sealed interface Step {
  /** Start a Job that plans. */
  record StartPlan(RunKey inputs, int attempt) implements Step {}

  /** Write the plan down where nobody can change it. */
  record FreezePlan(Plan plan, RunKey inputs, int attempt) implements Step {}

  /** Wait until users approve this plan; the verdict says what is missing. */
  record AwaitApproval(PlanFact plan, ApprovalVerdict verdict) implements Step {}

  /** Wait until a window opens that the run fits in. */
  record AwaitWindow(PlanFact plan, Instant opening) implements Step {}

  /** Show the plan and stop there: dryRun. */
  record ShowPlan(PlanFact plan) implements Step {}

  /**
   * Start a Job that migrates.
   *
   * @param inputs the key of the frozen request and scripts
   * @param plan the approved plan that it must keep to; empty: it plans for itself
   * @param approvals of that plan
   */
  record StartRun(
      RunKey key, RunKey inputs, int attempt, Optional<PlanHash> plan, List<Approval> approvals)
      implements Step {
    public StartRun {
      approvals = List.copyOf(approvals);
    }

    /** Who approved. */
    public List<String> approvers() {
      return approvals.stream().map(Approval::by).toList();
    }
  }

  /** A Job is under way. */
  record Follow(JobFact job) implements Step {}

  /** A Job is there whose pod cannot start. */
  record AwaitPod(JobFact job, Failure failure) implements Step {}

  /** Take back a Job that has not started and is not wanted any more. */
  record Withdraw(JobFact job) implements Step {}

  /** End a Job that did not end by itself at its deadline: cleanly, as by SIGTERM. */
  record End(JobFact job) implements Step {}

  /** A Job was lost; start the next one at that time. */
  record PauseBeforeRetry(JobKind kind, Failure failure, int nextAttempt, Instant until)
      implements Step {}

  /** The resource says suspend. */
  record Suspend() implements Step {}

  /** All is as wanted. */
  record Settle(RunKey key) implements Step {}

  /**
   * The API server refused what was to be made; tried again by itself. Chosen by the executor,
   * never decided.
   */
  record Refused(Failure failure) implements Step {}

  /** A user must do something first. */
  record Halt(Failure failure) implements Step {}

  /** The inputs of the Job that it starts; empty for a step that starts none. */
  default Optional<RunKey> started() {
    return switch (this) {
      case StartPlan(RunKey inputs, _) -> Optional.of(inputs);
      case StartRun(_, RunKey inputs, _, _, _) -> Optional.of(inputs);
      case FreezePlan _,
          AwaitApproval _,
          AwaitWindow _,
          ShowPlan _,
          Follow _,
          AwaitPod _,
          Withdraw _,
          End _,
          PauseBeforeRetry _,
          Suspend _,
          Settle _,
          Refused _,
          Halt _ ->
          Optional.empty();
    };
  }
}
