package dev.sluice.app.observe;

import dev.sluice.api.v1alpha1.MigrationPolicy;
import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.core.approval.EffectivePolicy;
import dev.sluice.core.approval.NamedPolicy;
import dev.sluice.core.approval.PolicyCombination;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.ResourceId;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A resource as the domain sees it. A retry annotation that was answered and then removed is still
 * the one that was answered: taking it away asks for nothing.
 */
public final class Desires {
  private Desires() {}

  /**
   * Of a resource, within what policies allow.
   *
   * @param policies all there are
   */
  public static Desired of(SchemaMigration resource, Stream<MigrationPolicy> policies) {
    var meta = resource.getMetadata();
    var annotations = Optional.ofNullable(meta.getAnnotations()).orElse(Map.of());
    return new Desired(
        new ResourceId(meta.getNamespace(), meta.getName(), meta.getUid()),
        meta.getGeneration(),
        resource.getSpec(),
        policy(resource, policies),
        Optional.ofNullable(annotations.get(SchemaMigration.RETRY_ANNOTATION))
            .orElse(answered(resource)),
        annotations.get(SchemaMigration.AUTHOR_ANNOTATION));
  }

  private static EffectivePolicy policy(
      SchemaMigration resource, Stream<MigrationPolicy> policies) {
    var meta = resource.getMetadata();
    var labels = Optional.ofNullable(meta.getLabels()).orElse(Map.of());
    var selecting =
        policies
            .map(policy -> new NamedPolicy(policy.getMetadata().getName(), policy.getSpec()))
            .filter(policy -> policy.selects(meta.getNamespace(), labels))
            .sorted(Comparator.comparing(NamedPolicy::name))
            .toList();
    return PolicyCombination.of(resource.getSpec().approval(), selecting);
  }

  private static @Nullable String answered(SchemaMigration resource) {
    var status = resource.getStatus();
    return status == null || status.run() == null ? null : status.run().retry();
  }
}
