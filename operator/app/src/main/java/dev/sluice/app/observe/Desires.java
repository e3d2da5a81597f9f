package dev.sluice.app.observe;

import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.ResourceId;
import java.util.Map;
import java.util.Optional;

/** A resource as the domain sees it. */
public final class Desires {
  private Desires() {}

  public static Desired of(SchemaMigration resource) {
    var meta = resource.getMetadata();
    var annotations = Optional.ofNullable(meta.getAnnotations()).orElse(Map.of());
    return new Desired(
        new ResourceId(meta.getNamespace(), meta.getName(), meta.getUid()),
        meta.getGeneration(),
        resource.getSpec(),
        annotations.get(SchemaMigration.RETRY_ANNOTATION),
        annotations.get(SchemaMigration.APPROVE_ANNOTATION));
  }
}
