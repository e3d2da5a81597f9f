package dev.sluice.app.execute;

import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.app.naming.Names;
import dev.sluice.core.reconcile.Desired;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Map;

/** Metadata of what belongs to a resource: it goes when the resource goes. */
final class Owned {
  private Owned() {}

  static ObjectMeta metadata(Desired desired, String name, Map<String, String> labels) {
    return new ObjectMetaBuilder()
        .withNamespace(desired.id().namespace())
        .withName(name)
        .withLabels(labels)
        .addToAnnotations(Names.MIGRATION, desired.id().name())
        .addNewOwnerReference()
        .withApiVersion(SchemaMigration.GROUP + "/v1alpha1")
        .withKind("SchemaMigration")
        .withName(desired.id().name())
        .withUid(desired.id().uid())
        .withController(true)
        .withBlockOwnerDeletion(false)
        .endOwnerReference()
        .build();
  }
}
