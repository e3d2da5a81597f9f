package dev.sluice.app.observe;

import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.ResourceId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A resource as the domain sees it. A retry annotation that was answered and then removed is still
 * the one that was answered: taking it away asks for nothing.
 */
public final class Desires {
  private Desires() {}

  public static Desired of(SchemaMigration resource) {
    var meta = resource.getMetadata();
    var annotations = Optional.ofNullable(meta.getAnnotations()).orElse(Map.of());
    return new Desired(
        new ResourceId(meta.getNamespace(), meta.getName(), meta.getUid()),
        meta.getGeneration(),
        resource.getSpec(),
        Optional.ofNullable(annotations.get(SchemaMigration.RETRY_ANNOTATION))
            .orElse(answered(resource)),
        annotations.get(SchemaMigration.APPROVE_ANNOTATION));
  }

  private static @Nullable String answered(SchemaMigration resource) {
    var status = resource.getStatus();
    return status == null || status.run() == null ? null : status.run().retry();
  }
}
