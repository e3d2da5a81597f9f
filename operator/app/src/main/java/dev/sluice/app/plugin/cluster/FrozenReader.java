package dev.sluice.app.plugin.cluster;

import dev.sluice.api.v1alpha1.PlanStatus;
import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.app.naming.Names;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Objects;

/** Finds what belongs to a plan by the labels that the operator gave it. */
final class FrozenReader {
  private final KubernetesClient client;

  FrozenReader(KubernetesClient client) {
    this.client = client;
  }

  /** Labels can be given to anything: only what the resource owns counts. */
  Frozen read(SchemaMigration migration, PlanStatus plan) {
    var uid = migration.getMetadata().getUid();
    var maps =
        client
            .configMaps()
            .inNamespace(migration.getMetadata().getNamespace())
            .withLabel(Names.UID, uid)
            .withLabel(Names.KEY, plan.key())
            .list()
            .getItems()
            .stream()
            .filter(map -> Names.isControlledBy(map, uid))
            .toList();
    return Frozen.of(maps, Objects.requireNonNullElse(plan.configMap(), ""), plan.hash());
  }
}
