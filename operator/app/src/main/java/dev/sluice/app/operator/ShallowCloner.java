package dev.sluice.app.operator;

import dev.sluice.api.v1alpha1.SchemaMigration;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.Cloner;

/**
 * A pass gets a resource of its own, whose metadata and status it may set. Spec and status are
 * records, which nobody can change: writing all as JSON and reading it again would copy them for
 * nothing.
 */
final class ShallowCloner implements Cloner {
  private final KubernetesClient client;

  ShallowCloner(KubernetesClient client) {
    this.client = client;
  }

  @Override
  @SuppressWarnings("unchecked") // R is the class of what is cloned
  public <R extends HasMetadata> R clone(R object) {
    return object instanceof SchemaMigration migration
        ? (R) copy(migration)
        : client.getKubernetesSerialization().clone(object);
  }

  private static SchemaMigration copy(SchemaMigration migration) {
    var copy = new SchemaMigration();
    copy.setMetadata(new ObjectMetaBuilder(migration.getMetadata()).build());
    copy.setSpec(migration.getSpec());
    copy.setStatus(migration.getStatus());
    return copy;
  }
}
