package dev.sluice.app.observe;

import dev.sluice.api.v1alpha1.MigrationPolicy;
import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.core.reconcile.Desired;
import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * Policies as they are now. Caches of two kinds are filled apart: a resource may be seen before the
 * policy that was written before it.
 */
public final class LivePolicies {
  private final KubernetesClient client;

  public LivePolicies(KubernetesClient client) {
    this.client = client;
  }

  /** Whether they demand what was reckoned with. */
  public boolean demandTheSame(SchemaMigration resource, Desired desired) {
    var policies = client.resources(MigrationPolicy.class).list().getItems().stream();
    return Desires.of(resource, policies).policy().equals(desired.policy());
  }
}
