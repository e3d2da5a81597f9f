package dev.sluice.app.operator;

import dev.sluice.api.v1alpha1.MigrationApproval;
import dev.sluice.api.v1alpha1.MigrationPolicy;
import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.api.v1alpha1.SchemaState;
import dev.sluice.app.naming.Names;
import dev.sluice.core.gate.MigrationName;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a pass is woken by: policies, decisions of users; what workloads are told, and which of them
 * wait; our Jobs and their pods, by label; and ConfigMaps that a resource names, of which only
 * metadata ever comes over the wire.
 */
final class Watches {
  /** Objects per page of a first list: bounds what is in memory at once. */
  static final long PAGE = 100;

  private final SimpleInboundEventSource<SchemaMigration> held =
      new SimpleInboundEventSource<>("held");
  private @Nullable InformerEventSource<ConfigMap, SchemaMigration> configMaps;
  private @Nullable InformerEventSource<MigrationPolicy, SchemaMigration> policies;
  private @Nullable IndexerResourceCache<SchemaMigration> primaries;

  List<EventSource<?, SchemaMigration>> eventSources(EventSourceContext<SchemaMigration> context) {
    primaries = context.getPrimaryCache();
    configMaps = new InformerEventSource<>(configMapsOf(context.getPrimaryCache()), context);
    policies = new InformerEventSource<>(policiesOf(context.getPrimaryCache()), context);
    return List.of(
        new InformerEventSource<>(owned(Job.class, Slim::job), context),
        new InformerEventSource<>(owned(Pod.class, Slim::pod), context),
        configMaps,
        policies,
        held,
        new InformerEventSource<>(approvals(), context),
        new InformerEventSource<>(states(), context));
  }

  /** More, or less, waits for that one. */
  void heldChanged(MigrationName migration) {
    held.propagateEvent(new ResourceID(migration.name(), migration.namespace()));
  }

  /** All policies there are. */
  Stream<MigrationPolicy> policies() {
    return policies == null ? Stream.empty() : policies.list();
  }

  /** A change of one concerns whatever it selects, or selected. */
  private static InformerEventSourceConfiguration<MigrationPolicy> policiesOf(
      IndexerResourceCache<SchemaMigration> cache) {
    return InformerEventSourceConfiguration.from(MigrationPolicy.class, SchemaMigration.class)
        .withWatchAllNamespaces()
        .withSecondaryToPrimaryMapper(
            _ -> cache.list(_ -> true).map(ResourceID::fromResource).collect(Collectors.toSet()))
        .withPrimaryToSecondaryMapper((SchemaMigration _) -> Set.of())
        .build();
  }

  private static InformerEventSourceConfiguration<MigrationApproval> approvals() {
    return InformerEventSourceConfiguration.from(MigrationApproval.class, SchemaMigration.class)
        .withInformerListLimit(PAGE)
        .withItemStore(new TransformingItemStore<>(Slim::approval))
        .withSecondaryToPrimaryMapper(approval ->
            Set.of(
                new ResourceID(
                    approval.getSpec().migration(), approval.getMetadata().getNamespace())))
        .build();
  }

  /** Named as the resource that it tells of: one that is edited or deleted is put back. */
  private static InformerEventSourceConfiguration<SchemaState> states() {
    return InformerEventSourceConfiguration.from(SchemaState.class, SchemaMigration.class)
        .withInformerListLimit(PAGE)
        .withItemStore(new TransformingItemStore<>(Slim::state))
        .withSecondaryToPrimaryMapper(state -> Set.of(ResourceID.fromResource(state)))
        .build();
  }

  /** Of a ConfigMap, as last seen. */
  Optional<String> resourceVersion(String namespace, String name) {
    return configMaps == null
        ? Optional.empty()
        : configMaps
            .get(new ResourceID(name, namespace))
            .map(map -> map.getMetadata().getResourceVersion());
  }

  Stream<SchemaMigration> resources() {
    return primaries == null ? Stream.empty() : primaries.list(_ -> true);
  }

  private static <R extends HasMetadata> InformerEventSourceConfiguration<R> owned(
      Class<R> type, UnaryOperator<R> slim) {
    return InformerEventSourceConfiguration.from(type, SchemaMigration.class)
        .withLabelSelector(Names.SELECTOR)
        .withInformerListLimit(PAGE)
        .withItemStore(new TransformingItemStore<>(slim))
        .withSecondaryToPrimaryMapper(Watches::owner)
        .build();
  }

  private static Set<ResourceID> owner(HasMetadata object) {
    var meta = object.getMetadata();
    var name = meta.getAnnotations() == null ? null : meta.getAnnotations().get(Names.MIGRATION);
    return name == null ? Set.of() : Set.of(new ResourceID(name, meta.getNamespace()));
  }

  private InformerEventSourceConfiguration<ConfigMap> configMapsOf(
      IndexerResourceCache<SchemaMigration> cache) {
    return InformerEventSourceConfiguration.from(ConfigMap.class, SchemaMigration.class)
        .withName("configmaps")
        .withInformerListLimit(PAGE)
        .withItemStore(new TransformingItemStore<>(Watches::nameAndVersion))
        // No index: one of the cache is without a resource while that is updated (Fabric8 7.5).
        .withSecondaryToPrimaryMapper(map ->
            cache
                .list(resource -> names(resource, map))
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet()))
        .withPrimaryToSecondaryMapper((SchemaMigration resource) ->
            resource.getSpec().source().configMaps().stream()
                .map(name -> new ResourceID(name, resource.getMetadata().getNamespace()))
                .collect(Collectors.toSet()))
        .build();
  }

  private static ConfigMap nameAndVersion(ConfigMap map) {
    var slim = new ConfigMap();
    slim.setMetadata(
        new ObjectMetaBuilder()
            .withName(map.getMetadata().getName())
            .withNamespace(map.getMetadata().getNamespace())
            .withResourceVersion(map.getMetadata().getResourceVersion())
            .build());
    return slim;
  }

  private static boolean names(SchemaMigration resource, ConfigMap map) {
    return resource.getMetadata().getNamespace().equals(map.getMetadata().getNamespace())
        && resource.getSpec().source().configMaps().contains(map.getMetadata().getName());
  }
}
