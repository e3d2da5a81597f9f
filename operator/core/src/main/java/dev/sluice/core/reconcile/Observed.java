package dev.sluice.core.reconcile;

import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.api.v1alpha1.SchemaStateSpec;
import dev.sluice.core.approval.ApprovalFacts;
import dev.sluice.core.gate.HeldWorkload;
import dev.sluice.core.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All facts of one pass.
 *
 * @param jobs this resource's Jobs (by uid), in any order
 * @param plan the last plan that was made
 * @param approvals what users decided about it
 * @param published what workloads are told of the database; empty: nothing
 * @param held what waits for this migration
 * @param status what was reported last: the memory of runs whose Jobs are gone
 */
public record Observed(
    Source source,
    List<JobFact> jobs,
    Optional<PlanFact> plan,
    ApprovalFacts approvals,
    Optional<SchemaStateSpec> published,
    List<HeldWorkload> held,
    SchemaMigrationStatus status) {
  public Observed {
    jobs = List.copyOf(jobs);
    held = List.copyOf(held);
  }

  /** What is known of runs that ended. */
  public Runs runs() {
    return new Runs(jobs, status);
  }

  /** Whether workloads are told what is known of the database. */
  public boolean isTold() {
    return Publication.of(this).isCurrent();
  }

  /** Whether a run ended that status has not taken in yet. */
  public boolean hasNews() {
    return !runs().unrecorded().isEmpty();
  }

  /** The same, with what they are told as it is by now. */
  public Observed telling(Optional<SchemaStateSpec> now) {
    return new Observed(source, jobs, plan, approvals, now, held, status);
  }

  /** What to write before status tells of it; empty: it stands there, or nothing may. */
  public Optional<SchemaStateSpec> toPublish() {
    return Publication.of(this).state().filter(state -> !Optional.of(state).equals(published));
  }

  /** Whether the same is to be written, given these Jobs, which were read later. */
  public boolean isConfirmedBy(List<JobFact> later) {
    var names = later.stream().map(JobFact::name).toList();
    var gone = jobs.stream().filter(job -> !names.contains(job.name()));
    var now = Stream.concat(gone, later.stream()).toList();
    return new Observed(source, now, plan, approvals, published, held, status)
        .toPublish()
        .equals(toPublish());
  }

  /**
   * The last plan, if it was made for these inputs and nothing has run since but itself: what else
   * ran may have changed the database.
   */
  public Optional<PlanFact> planFor(RunKey inputs) {
    return plan.filter(made -> made.inputs().equals(inputs)).filter(this::stands);
  }

  private boolean stands(PlanFact made) {
    var run = made.inputs().forPlan(made.hash(), made.attempt());
    return runs().last(JobKind.PLAN, made.inputs()).isPresent()
        || runs().last(JobKind.APPLY, made.inputs()).filter(Attempt::stoppedAtRisk).isPresent()
        || runs().last(JobKind.APPLY, run).isPresent();
  }
}
