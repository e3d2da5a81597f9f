package dev.sluice.app.metrics;

import dev.sluice.api.v1alpha1.RunStatus;
import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.core.reconcile.Desired;
import io.fabric8.kubernetes.api.model.Condition;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Counts what changes of status tell; gauges are taken from the cache when somebody asks. */
public final class DomainMetrics {
  static final Duration[] BUCKETS =
      DoubleStream.of(0.005, 0.025, 0.1, 0.5, 1, 2.5, 5, 15, 60, 300, 900, 3600, 14400, 86400)
          .mapToObj(seconds -> Duration.ofMillis((long) (seconds * 1000)))
          .toArray(Duration[]::new);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final MultiGauge migrations = gauge(Metric.MIGRATIONS);
  private final MultiGauge pending = gauge(Metric.PENDING);
  private final MultiGauge stalled = gauge(Metric.STALLED);
  private final Counter eventsDropped =
      Counter.builder(Metric.EVENTS_DROPPED.id())
          .description(Metric.EVENTS_DROPPED.help())
          .register(registry);
  private final Counter retries =
      Counter.builder(Metric.RETRIES.id()).description(Metric.RETRIES.help()).register(registry);
  private final Counter passesFailed =
      Counter.builder(Metric.PASSES_FAILED.id())
          .description(Metric.PASSES_FAILED.help())
          .register(registry);
  private final GateMetrics gate = new GateMetrics(registry);
  private final Timer passes = timer(Metric.PASSES, Tags.empty());
  private final Timer approvals = timer(Metric.APPROVAL_WAIT, Tags.empty());

  /** Of the gate. */
  public GateMetrics gate() {
    return gate;
  }

  public void eventDropped() {
    eventsDropped.increment();
  }

  public void passFailed() {
    passesFailed.increment();
  }

  public void pass(Duration took) {
    passes.record(took);
  }

  /** One change of status that was written. */
  public void changed(
      Desired desired, SchemaMigrationStatus before, SchemaMigrationStatus after, Instant now) {
    fresh(before, after).forEach(this::ended);
    if (after.approvals().size() > before.approvals().size() && after.plan() != null) {
      approvals.record(Duration.between(Instant.parse(after.plan().at()), now));
    }
    var run = after.run();
    if (run != null && run.attempt() > 1 && !run.equals(before.run()) && run.outcome() == null) {
      startedAgain(before, after, run);
    }
  }

  /** The failure may have been seen in the very pass that started the next attempt. */
  private void startedAgain(
      SchemaMigrationStatus before, SchemaMigrationStatus after, RunStatus run) {
    if (before.run() == null || !before.run().job().equals(run.job())) {
      var reason = after.lastFailure() == null ? "Unknown" : after.lastFailure().reason();
      registry.counter(Metric.ATTEMPTS.id(), "reason", reason).increment();
    }
  }

  private static Stream<RunStatus> fresh(
      SchemaMigrationStatus before, SchemaMigrationStatus after) {
    return after.history().stream()
        .filter(run -> before.history().stream().noneMatch(old -> old.job().equals(run.job())));
  }

  private void ended(RunStatus run) {
    var outcome = String.valueOf(run.outcome());
    var reason = run.reason() == null ? "" : run.reason();
    registry
        .counter(
            Metric.RUNS.id(), Tags.of("kind", run.kind(), "outcome", outcome, "reason", reason))
        .increment();
    if (run.retries() != null) {
      retries.increment(run.retries());
    }
    if (run.durationSeconds() != null) {
      var took = Duration.ofMillis(Math.round(run.durationSeconds() * 1000));
      timer(Metric.RUN_DURATION, Tags.of("kind", run.kind(), "outcome", outcome)).record(took);
      waited(run, took);
    }
  }

  private void waited(RunStatus run, Duration worked) {
    if (run.startedAt() != null && run.finishedAt() != null) {
      var whole = Duration.between(Instant.parse(run.startedAt()), Instant.parse(run.finishedAt()));
      var wait = whole.minus(worked);
      timer(Metric.START_WAIT, Tags.of("kind", run.kind()))
          .record(wait.isNegative() ? Duration.ZERO : wait);
    }
  }

  /** The whole page in Prometheus' text format. */
  public String scrape(
      Supplier<Stream<SchemaMigration>> resources, Supplier<Map<String, Long>> held) {
    gate.held(held.get());
    var phases = new TreeMap<String, Integer>();
    var pendingRows = new ArrayList<MultiGauge.Row<?>>();
    var stalledRows = new ArrayList<MultiGauge.Row<?>>();
    resources
        .get()
        .filter(resource -> resource.getStatus() != null)
        .forEach(resource -> {
          var status = resource.getStatus();
          phases.merge(String.valueOf(status.phase()), 1, Integer::sum);
          var who =
              Tags.of(
                  "namespace",
                  resource.getMetadata().getNamespace(),
                  "name",
                  resource.getMetadata().getName());
          if (status.pendingCount() != null && status.pendingCount() > 0) {
            pendingRows.add(MultiGauge.Row.of(who, status.pendingCount()));
          }
          stalled(status)
              .forEach(reason -> stalledRows.add(MultiGauge.Row.of(who.and("reason", reason), 1)));
        });
    var phaseRows = new ArrayList<MultiGauge.Row<?>>();
    phases.forEach(
        (phase, count) -> phaseRows.add(MultiGauge.Row.of(Tags.of("phase", phase), count)));
    migrations.register(phaseRows, true);
    pending.register(pendingRows, true);
    stalled.register(stalledRows, true);
    return registry.scrape();
  }

  private static List<String> stalled(SchemaMigrationStatus status) {
    return status.conditions().stream()
        .filter(condition -> condition.getType().equals("Stalled"))
        .filter(condition -> condition.getStatus().equals("True"))
        .map(Condition::getReason)
        .toList();
  }

  private MultiGauge gauge(Metric metric) {
    return MultiGauge.builder(metric.id()).description(metric.help()).register(registry);
  }

  private Timer timer(Metric metric, Tags tags) {
    return Timer.builder(metric.id())
        .description(metric.help())
        .tags(tags)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }
}
