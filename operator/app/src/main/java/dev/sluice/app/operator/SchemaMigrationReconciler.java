package dev.sluice.app.operator;

import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.app.execute.StepExecutor;
import dev.sluice.app.metrics.DomainMetrics;
import dev.sluice.app.observe.Desires;
import dev.sluice.app.observe.LivePolicies;
import dev.sluice.app.observe.Observer;
import dev.sluice.app.report.PodEnd;
import dev.sluice.app.report.Reporter;
import dev.sluice.core.reconcile.Decider;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.Recheck;
import dev.sluice.core.reconcile.Step;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One pass: five rooms in a row, never back. */
final class SchemaMigrationReconciler implements Reconciler<SchemaMigration> {
  /** Until the cache has what was written meanwhile. */
  private static final Duration OVERTAKEN = Duration.ofMillis(100);

  private final Watches watches;
  private final Observer observer;
  private final LivePolicies policies;
  private final StepExecutor executor;
  private final Reporter reporter;
  private final PodEnd podEnd;
  private final DomainMetrics metrics;
  private final Clock clock;

  SchemaMigrationReconciler(
      Watches watches,
      Observer observer,
      LivePolicies policies,
      StepExecutor executor,
      Reporter reporter,
      PodEnd podEnd,
      DomainMetrics metrics,
      Clock clock) {
    this.watches = watches;
    this.observer = observer;
    this.policies = policies;
    this.executor = executor;
    this.reporter = reporter;
    this.podEnd = podEnd;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, SchemaMigration>> prepareEventSources(
      EventSourceContext<SchemaMigration> context) {
    return watches.eventSources(context);
  }

  @Override
  public UpdateControl<SchemaMigration> reconcile(
      SchemaMigration resource, Context<SchemaMigration> context) {
    try {
      return pass(resource, context);
    } catch (RuntimeException e) {
      metrics.passFailed();
      throw e;
    }
  }

  private UpdateControl<SchemaMigration> pass(
      SchemaMigration resource, Context<SchemaMigration> context) {
    var began = clock.instant();
    var now = began.truncatedTo(ChronoUnit.SECONDS);
    var desired = Desires.of(resource, watches.policies());
    var sight = observer.observe(resource, desired, context, now);
    var decided = sight.refused().orElseGet(() -> Decider.decide(desired, sight.observed(), began));
    if (decided instanceof Step.StartRun && !policies.demandTheSame(resource, desired)) {
      return UpdateControl.<SchemaMigration>noUpdate().rescheduleAfter(OVERTAKEN);
    }
    var step = executor.take(decided, desired, sight, now);
    var told = reporter.report(resource, desired, sight.observed(), step, context, now);
    metrics.pass(Duration.between(began, clock.instant()));
    var control = UpdateControl.<SchemaMigration>noUpdate();
    if (!told) {
      return control.rescheduleAfter(OVERTAKEN);
    }
    Stream.concat(
            Recheck.after(step, began).stream(),
            endPods(resource, desired, sight, context, now).stream())
        .min(Duration::compareTo)
        .ifPresent(control::rescheduleAfter);
    return control;
  }

  /** By the status that was written: what is not in it is not ended. */
  private Optional<Duration> endPods(
      SchemaMigration resource,
      Desired desired,
      Observer.Sight sight,
      Context<SchemaMigration> context,
      Instant now) {
    return podEnd.end(
        desired,
        sight.observed().jobs(),
        Optional.ofNullable(resource.getStatus()).orElse(SchemaMigrationStatus.EMPTY),
        context.getSecondaryResources(Job.class),
        context.getSecondaryResources(Pod.class),
        now);
  }
}
