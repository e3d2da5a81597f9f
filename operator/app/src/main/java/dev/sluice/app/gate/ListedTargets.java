package dev.sluice.app.gate;

import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.api.v1alpha1.SchemaMigrationSpec;
import dev.sluice.core.gate.MigrationName;
import dev.sluice.core.gate.Published;
import dev.sluice.core.plan.ScriptName;
import dev.sluice.core.plan.Version;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * By {@code spec.gate.workloads}. ConfigMaps with scripts are read as they are at that moment, so
 * that scripts applied just before the workload count.
 */
final class ListedTargets implements CurrentTargets {
  private final SchemaCache cache;
  private final KubernetesClient client;

  ListedTargets(SchemaCache cache, KubernetesClient client) {
    this.cache = cache;
    this.client = client;
  }

  @Override
  public Answer requiredBy(String namespace, GatedKind kind, String name) {
    var keys = new ArrayList<String>();
    for (var migration : listing(namespace, kind, name)) {
      var target = target(migration);
      if (target.isEmpty()) {
        return new Answer.Unknown(
            "the SchemaMigration "
                + migration.getMetadata().getName()
                + " lists this workload, but has no versioned script that is known yet: apply its scripts"
                + " first, or wait until it has a plan (kubectl get smst)");
      }
      keys.add(migration.getMetadata().getName() + "@" + target.get());
    }
    return keys.isEmpty() ? new Answer.NotListed() : new Answer.Required(String.join(", ", keys));
  }

  private List<SchemaMigration> listing(String namespace, GatedKind kind, String name) {
    return cache
        .listing(namespace)
        .filter(migration ->
            migration.getSpec().gate().workloads().stream()
                .anyMatch(one -> one.kind().name().equals(kind.name()) && one.name().equals(name)))
        .sorted(Comparator.comparing(migration -> migration.getMetadata().getName()))
        .toList();
  }

  private Optional<Version> target(SchemaMigration migration) {
    var spec = migration.getSpec();
    return spec.target().equals(SchemaMigrationSpec.LATEST)
        ? versions(migration).max(Comparator.naturalOrder())
        : Version.parse(spec.target());
  }

  private Stream<Version> versions(SchemaMigration migration) {
    var source = migration.getSpec().source();
    var namespace = migration.getMetadata().getNamespace();
    if (source.image() != null) {
      return published(new MigrationName(namespace, migration.getMetadata().getName()));
    }
    var files =
        Stream.concat(
            source.inline().keySet().stream(),
            source.configMaps().stream().flatMap(name -> files(namespace, name)));
    return files
        .flatMap(file -> ScriptName.parse(file).stream())
        .filter(script -> script.kind() == ScriptName.Kind.VERSIONED)
        .flatMap(script -> Stream.ofNullable(script.version()));
  }

  /** Nobody but a Job reads the files of an image. */
  private Stream<Version> published(MigrationName migration) {
    return cache.published(migration).stream().flatMap(ListedTargets::all);
  }

  private static Stream<Version> all(Published published) {
    return Stream.concat(published.applied().stream(), published.pending().stream());
  }

  private Stream<String> files(String namespace, String name) {
    return Stream.ofNullable(client.configMaps().inNamespace(namespace).withName(name).get())
        .map(ConfigMap::getData)
        .flatMap(data -> Stream.ofNullable(data).flatMap(map -> map.keySet().stream()));
  }
}
