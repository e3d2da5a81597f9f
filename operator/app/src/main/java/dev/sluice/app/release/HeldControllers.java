package dev.sluice.app.release;

import dev.sluice.app.gate.GatedKind;
import dev.sluice.app.gate.HeldKind;
import dev.sluice.app.gate.Marks;
import dev.sluice.app.gate.SchemaCache;
import dev.sluice.app.metrics.GateMetrics;
import dev.sluice.app.report.EventWriter;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ResolvedControllerConfiguration;
import io.javaoperatorsdk.operator.api.config.informer.InformerConfiguration;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import io.javaoperatorsdk.operator.processing.retry.Retry;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** One controller for each kind that can be held; each watches by label what is held. */
public final class HeldControllers {
  private static final long PAGE = 100;

  private final HeldObjects held;
  private final SchemaCache schemas;
  private final LiveObjects live;
  private final Notices notices;
  private final Set<String> namespaces;
  private final Retry retry;

  /**
   * None registered yet.
   *
   * @param namespaces to watch; empty for all
   */
  public HeldControllers(
      KubernetesClient client,
      HeldObjects held,
      SchemaCache schemas,
      EventWriter events,
      GateMetrics metrics,
      InstantSource clock,
      Set<String> namespaces,
      Retry retry) {
    this.held = held;
    this.schemas = schemas;
    this.live = new LiveObjects(client);
    this.notices = new Notices(live, events, metrics, clock);
    this.namespaces = namespaces;
    this.retry = retry;
  }

  /** Those of kinds that every cluster has. */
  public void register(Operator operator) {
    register(operator, HeldKind.of(GatedKind.Deployment), Deployment.class);
    register(operator, HeldKind.of(GatedKind.StatefulSet), StatefulSet.class);
    register(operator, HeldKind.of(GatedKind.DaemonSet), DaemonSet.class);
    register(operator, HeldKind.of(GatedKind.Job), Job.class);
    register(operator, HeldKind.of(GatedKind.CronJob), CronJob.class);
    register(operator, HeldKind.POD, Pod.class);
  }

  <P extends HasMetadata> void register(Operator operator, HeldKind kind, Class<P> type) {
    var reconciler = new HeldReconciler<P>(kind, held, schemas, live, notices);
    operator.register(
        reconciler,
        new ResolvedControllerConfiguration<>(
            "held-" + kind.plural(),
            false,
            HeldReconciler.class.getCanonicalName(),
            retry,
            null,
            null,
            null,
            Map.of(),
            null,
            operator.getConfigurationService(),
            informer(type),
            false,
            null));
  }

  private <P extends HasMetadata> InformerConfiguration<P> informer(Class<P> type) {
    var builder =
        InformerConfiguration.builder(type)
            .withLabelSelector(Marks.SELECTOR)
            .withInformerListLimit(PAGE)
            .withItemStore(new TransformingItemStore<>(HeldControllers::marksOnly))
            .withOnUpdateFilter(HeldControllers::concernsUs);
    return (namespaces.isEmpty()
            ? builder.withWatchAllNamespaces()
            : builder.withNamespaces(namespaces))
        .buildForController();
  }

  /** What stays in the cache: what it waits for, and since when. */
  private static <P extends HasMetadata> P marksOnly(P object) {
    var metadata = object.getMetadata();
    metadata.setManagedFields(null);
    metadata.setLabels(Map.of(Marks.HELD, "true"));
    metadata.setAnnotations(
        Map.of(
            Marks.AWAITS, HeldWatch.annotation(object, Marks.AWAITS),
            Marks.SINCE, HeldWatch.annotation(object, Marks.SINCE),
            Marks.BECAUSE, HeldWatch.annotation(object, Marks.BECAUSE)));
    if (object instanceof Job job) {
      job.setSpec(null);
      job.setStatus(null);
    }
    if (object instanceof Pod pod) {
      pod.setStatus(null);
    }
    return object;
  }

  /** Another template, or other marks: status wakes nobody. */
  private static boolean concernsUs(HasMetadata now, HasMetadata before) {
    return !Objects.equals(now.getMetadata().getGeneration(), before.getMetadata().getGeneration())
        || !Objects.equals(now.getMetadata().getUid(), before.getMetadata().getUid())
        || Set.of(Marks.AWAITS, Marks.SINCE, Marks.BECAUSE).stream()
            .anyMatch(name ->
                !HeldWatch.annotation(now, name).equals(HeldWatch.annotation(before, name)));
  }
}
