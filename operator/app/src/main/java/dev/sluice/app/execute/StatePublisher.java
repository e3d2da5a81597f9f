package dev.sluice.app.execute;

import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.api.v1alpha1.SchemaState;
import dev.sluice.api.v1alpha1.SchemaStateSpec;
import dev.sluice.app.naming.Names;
import dev.sluice.app.observe.Jobs;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.Observed;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Tells workloads what a database has. Without an owner: the schema outlives the resource, and so
 * does what was said of it.
 */
final class StatePublisher {
  private final KubernetesClient client;
  private final Jobs jobs;

  StatePublisher(KubernetesClient client, Jobs jobs) {
    this.client = client;
    this.jobs = jobs;
  }

  /** Over what this pass saw, and no other: a leader that was deposed overwrites nothing newer. */
  void publish(
      Desired desired,
      Observed observed,
      SchemaStateSpec wanted,
      Optional<SchemaState> seen,
      Instant now) {
    if (seen.map(SchemaState::getSpec).filter(there -> takesAway(wanted, there)).isPresent()) {
      confirm(desired, observed, now);
    }
    var states = client.resources(SchemaState.class).inNamespace(desired.id().namespace());
    var there = Optional.ofNullable(states.withName(desired.id().name()).get());
    if (there.map(SchemaState::getSpec).filter(wanted::equals).isPresent()) {
      return;
    }
    var state = state(desired, wanted, seen);
    if (seen.isPresent()) {
      states.resource(state).update();
    } else {
      states.resource(state).create();
    }
  }

  private static boolean takesAway(SchemaStateSpec wanted, SchemaStateSpec there) {
    return !wanted.applied().containsAll(there.applied());
  }

  /**
   * What is taken away rests on the latest run. A cache may show an older one: that of a leader
   * that was deposed, or one that was filled again by an API server that is behind.
   */
  private void confirm(Desired desired, Observed observed, Instant now) {
    if (!isStatus(desired, observed.status())) {
      throw conflict("the status is not the one that this pass has seen");
    }
    if (!observed.isConfirmedBy(jobs.live(desired, now))) {
      throw conflict("the Jobs are not those that this pass has seen");
    }
  }

  private boolean isStatus(Desired desired, SchemaMigrationStatus seen) {
    var now =
        client
            .resources(SchemaMigration.class)
            .inNamespace(desired.id().namespace())
            .withName(desired.id().name())
            .get();
    return now != null && seen.equals(now.getStatus());
  }

  private static KubernetesClientException conflict(String message) {
    return new KubernetesClientException(message, HttpURLConnection.HTTP_CONFLICT, null);
  }

  private static SchemaState state(
      Desired desired, SchemaStateSpec wanted, Optional<SchemaState> seen) {
    var state = new SchemaState();
    state.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(desired.id().namespace())
            .withName(desired.id().name())
            .withLabels(Map.of(Names.MANAGED_BY, Names.SLUICE))
            .withResourceVersion(
                seen.map(known -> known.getMetadata().getResourceVersion()).orElse(null))
            .build());
    state.setSpec(wanted);
    return state;
  }
}
