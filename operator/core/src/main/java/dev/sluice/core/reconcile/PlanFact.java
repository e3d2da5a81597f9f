package dev.sluice.core.reconcile;

import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.core.approval.PlanAssessment;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.Plan;
import dev.sluice.core.plan.PlanHash;
import dev.sluice.core.run.Report;
import java.util.List;
import java.util.Optional;

/**
 * A plan that was made for this resource.
 *
 * @param inputs the key that it was made for
 * @param attempt the planning Job's attempt
 * @param pending how many scripts are to run
 * @param assessment what policies want to know of it
 * @param body the plan itself, where this pass has it
 * @param frozen true once its ConfigMap exists
 */
public record PlanFact(
    PlanHash hash,
    RunKey inputs,
    int attempt,
    int pending,
    PlanAssessment assessment,
    Optional<Plan> body,
    boolean frozen) {

  private static final int KEY_DIGITS = 5;

  /**
   * The newest plan: of a planning Job that status has not taken in yet, or else the one in status.
   */
  public static Optional<PlanFact> latest(List<JobFact> jobs, SchemaMigrationStatus status) {
    return new Runs(jobs, status)
        .unrecorded().stream()
            .flatMap(job -> body(job).map(plan -> fresh(job, plan)).stream())
            .reduce((earlier, later) -> later)
            .or(() -> remembered(jobs, status));
  }

  private static PlanFact fresh(JobFact job, Plan plan) {
    return new PlanFact(
        plan.hash(),
        job.key(),
        job.attempt(),
        plan.pending().size(),
        PlanAssessment.of(plan),
        Optional.of(plan),
        false);
  }

  private static Optional<PlanFact> remembered(List<JobFact> jobs, SchemaMigrationStatus status) {
    var plan = status.plan();
    if (plan == null) {
      return Optional.empty();
    }
    var hash = new PlanHash(plan.hash());
    var inputs = new RunKey(plan.key());
    var body =
        jobs.stream()
            .filter(job -> job.key().equals(inputs) && job.attempt() == plan.attempt())
            .flatMap(job -> body(job).stream())
            .filter(made -> made.hash().equals(hash))
            .findFirst();
    var frozen = plan.configMap() != null;
    return Optional.of(
        new PlanFact(
            hash, inputs, plan.attempt(), plan.count(), PlanAssessment.of(plan), body, frozen));
  }

  private static Optional<Plan> body(JobFact job) {
    return job.state() instanceof JobState.Reported(Report report, _) && isToldBy(report)
        ? Optional.ofNullable(report.plan())
        : Optional.empty();
  }

  /** By a planning Job, or by one that planned for itself and stopped at the plan's risk. */
  public static boolean isToldBy(Report report) {
    return switch (report.command()) {
      case PLAN -> report.outcome() == Report.Outcome.SUCCEEDED;
      case APPLY ->
          Optional.ofNullable(report.failure())
              .map(Failure::reason)
              .filter(reason -> reason == Reason.ApprovalRequired)
              .isPresent();
    };
  }

  /**
   * The ConfigMap that holds a plan: of two equal ones, made for different inputs, each has one.
   */
  public static String configMap(ResourceId id, PlanHash hash, RunKey inputs) {
    var key = inputs.value().substring(0, KEY_DIGITS);
    return JobName.base(id) + "-plan-" + hash.abbreviated() + "-" + key;
  }
}
