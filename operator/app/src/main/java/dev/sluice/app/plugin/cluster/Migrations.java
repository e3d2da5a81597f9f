package dev.sluice.app.plugin.cluster;

import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.core.Json;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The resources of a namespace. */
public final class Migrations {
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  private final KubernetesClient client;
  private final String namespace;

  public Migrations(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /** By namespace and name. */
  public static List<SchemaMigration> everywhere(KubernetesClient client) {
    return sorted(client.resources(SchemaMigration.class).inAnyNamespace().list().getItems());
  }

  public List<SchemaMigration> list() {
    return sorted(here().list().getItems());
  }

  public SchemaMigration get(String name) {
    var found = here().withName(name).get();
    if (found == null) {
      throw new NotThereException("there is no SchemaMigration " + namespace + "/" + name);
    }
    return found;
  }

  public static SchemaMigrationStatus status(SchemaMigration migration) {
    return Objects.requireNonNullElse(migration.getStatus(), SchemaMigrationStatus.EMPTY);
  }

  /** Null removes one. */
  public void annotate(String name, Map<String, @Nullable String> annotations) {
    patch(name, Map.of("metadata", Map.of("annotations", annotations)));
  }

  public void suspend(String name, boolean suspend) {
    patch(name, Map.of("spec", Map.of("suspend", suspend)));
  }

  /** Shows each state, from the one that is, until the predicate holds; null: it is gone. */
  public void follow(String name, Predicate<@Nullable SchemaMigration> ended) {
    here().withName(name).waitUntilCondition(ended, Integer.MAX_VALUE, TimeUnit.SECONDS);
  }

  private void patch(String name, Map<String, ?> patch) {
    here().withName(name).patch(MERGE, Json.write(patch));
  }

  private NonNamespaceOperation<
          SchemaMigration, KubernetesResourceList<SchemaMigration>, Resource<SchemaMigration>>
      here() {
    MixedOperation<
            SchemaMigration, KubernetesResourceList<SchemaMigration>, Resource<SchemaMigration>>
        all = client.resources(SchemaMigration.class);
    return all.inNamespace(namespace);
  }

  private static List<SchemaMigration> sorted(List<SchemaMigration> found) {
    return found.stream()
        .sorted(
            Comparator.comparing((SchemaMigration one) -> one.getMetadata().getNamespace())
                .thenComparing(one -> one.getMetadata().getName()))
        .toList();
  }
}
