package dev.sluice.app.gate;

import dev.sluice.api.v1alpha1.GatedWorkload;
import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.api.v1alpha1.SchemaState;
import dev.sluice.core.gate.MigrationName;
import dev.sluice.core.gate.Published;
import dev.sluice.core.gate.Schemas;
import dev.sluice.core.plan.Version;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this replica knows of migrations, by watches of its own: those of the reconciler run where
 * it leads, and admission is answered everywhere.
 */
public final class SchemaCache implements Schemas, AutoCloseable {
  private static final long PAGE = 100;

  private final List<SharedIndexInformer<SchemaState>> states;
  private final List<SharedIndexInformer<SchemaMigration>> migrations;

  /**
   * Not started yet.
   *
   * @param namespaces to know of; empty means all
   */
  public SchemaCache(KubernetesClient client, Set<String> namespaces) {
    this.states = informers(client, SchemaState.class, namespaces, Glance::state);
    this.migrations = informers(client, SchemaMigration.class, namespaces, Glance::migration);
  }

  private static <T extends HasMetadata> List<SharedIndexInformer<T>> informers(
      KubernetesClient client, Class<T> type, Set<String> namespaces, UnaryOperator<T> slim) {
    var resources = client.resources(type);
    var listed =
        namespaces.isEmpty()
            ? Stream.of(resources.inAnyNamespace().withLimit(PAGE).runnableInformer(0))
            : namespaces.stream()
                .map(name -> resources.inNamespace(name).withLimit(PAGE).runnableInformer(0));
    return listed.map(informer -> informer.itemStore(new TransformingItemStore<T>(slim))).toList();
  }

  /**
   * Calls whenever what it answers of a migration may have changed, with that in the cache already.
   * To be set before the start.
   */
  public void onChange(Consumer<MigrationName> listener) {
    states.forEach(informer -> informer.addEventHandler(new Changes<>((_, _) -> true, listener)));
    migrations.forEach(
        informer -> informer.addEventHandler(new Changes<>(SchemaCache::isElsewhere, listener)));
  }

  private static boolean isElsewhere(SchemaMigration before, SchemaMigration now) {
    return !phase(before).equals(phase(now));
  }

  /** Returns at once; a watch that fails is tried again. */
  public void start() {
    all()
        .forEach(informer -> {
          informer.exceptionHandler((_, _) -> true);
          var _ = informer.start();
        });
  }

  /** Whether all that there was has been seen. */
  public boolean isFilled() {
    return all().allMatch(SharedIndexInformer::hasSynced);
  }

  private Stream<SharedIndexInformer<?>> all() {
    return Stream.of(states, migrations).flatMap(Collection::stream);
  }

  @Override
  public Optional<Published> published(MigrationName migration) {
    return find(states, migration).map(SchemaCache::published);
  }

  /** What a SchemaState says. */
  public static Published published(SchemaState state) {
    var spec = state.getSpec();
    return new Published(
        versions(spec.applied()),
        Optional.ofNullable(spec.baseline()).flatMap(Version::parse),
        versions(spec.pending()));
  }

  private static Set<Version> versions(List<String> texts) {
    return texts.stream().flatMap(text -> Version.parse(text).stream()).collect(Collectors.toSet());
  }

  @Override
  public Optional<String> phase(MigrationName migration) {
    return find(migrations, migration).map(SchemaCache::phase);
  }

  private static String phase(SchemaMigration migration) {
    return Optional.ofNullable(migration.getStatus())
        .map(SchemaMigrationStatus::phase)
        .orElse("Pending");
  }

  /** The workloads that a migration lists. */
  public List<GatedWorkload> listed(MigrationName migration) {
    return find(migrations, migration).stream()
        .flatMap(found -> found.getSpec().gate().workloads().stream())
        .toList();
  }

  /** Of a namespace, those that list workloads. */
  Stream<SchemaMigration> listing(String namespace) {
    return migrations.stream()
        .flatMap(informer -> informer.getStore().list().stream())
        .filter(migration -> migration.getMetadata().getNamespace().equals(namespace))
        .filter(migration -> !migration.getSpec().gate().workloads().isEmpty());
  }

  private static <T> Optional<T> find(List<SharedIndexInformer<T>> in, MigrationName migration) {
    return in.stream()
        .flatMap(informer -> Stream.ofNullable(informer.getStore().getByKey(migration.toString())))
        .findFirst();
  }

  @Override
  public void close() {
    all().forEach(SharedIndexInformer::stop);
  }
}
