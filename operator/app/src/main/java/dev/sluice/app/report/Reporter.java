package dev.sluice.app.report;

import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.app.metrics.DomainMetrics;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.Observed;
import dev.sluice.core.reconcile.Runs;
import dev.sluice.core.reconcile.Step;
import dev.sluice.core.status.StatusReport;
import dev.sluice.core.status.Transition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The last room of a pass. */
public final class Reporter {
  private static final Logger LOG = LoggerFactory.getLogger(Reporter.class);
  private final StatusWriter statuses = new StatusWriter();
  private final EventWriter events;
  private final JobExpiry expiry;
  private final FrozenInputs frozen;
  private final DomainMetrics metrics;

  public Reporter(
      KubernetesClient client, EventWriter events, DomainMetrics metrics, Duration jobExpiry) {
    this.events = events;
    this.metrics = metrics;
    this.expiry = new JobExpiry(client, jobExpiry);
    this.frozen = new FrozenInputs(client);
  }

  /** False when the resource was written since this pass saw it, and another pass is due. */
  public boolean report(
      SchemaMigration resource,
      Desired desired,
      Observed observed,
      Step step,
      Context<SchemaMigration> context,
      Instant now) {
    var before = observed.status();
    var after = StatusReport.of(desired, observed, step, now);
    var answer = statuses.write(resource, after, context);
    if (answer == StatusWriter.Answer.OVERTAKEN) {
      return false;
    }
    if (answer == StatusWriter.Answer.WRITTEN) {
      metrics.changed(desired, before, after, now);
      Transition.all(before, after).forEach(change -> tell(desired, change, now));
    }
    if (answer == StatusWriter.Answer.WRITTEN && before.run() != null) {
      step.started()
          .ifPresent(inputs -> frozen.forget(desired, Runs.endedBefore(after, inputs), now));
    }
    expiry.arm(desired, observed.jobs(), after);
    return true;
  }

  private void tell(Desired desired, Transition change, Instant now) {
    LOG.atLevel(change.warning() ? Level.WARN : Level.INFO)
        .log("{} {}: {}", desired.id().path(), change.reason(), change.message());
    events.write(desired, change, now);
  }
}
