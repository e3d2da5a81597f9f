package dev.sluice.app.execute;

import dev.sluice.api.v1alpha1.SchemaState;
import dev.sluice.api.v1alpha1.SchemaStateSpec;
import dev.sluice.app.naming.Names;
import dev.sluice.core.reconcile.Desired;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Optional;

/**
 * Tells workloads what a database has. Without an owner: the schema outlives the resource, and so
 * does what was said of it.
 */
final class StatePublisher {
  private final KubernetesClient client;

  StatePublisher(KubernetesClient client) {
    this.client = client;
  }

  /** Over what this pass saw, and no other: a leader that was deposed overwrites nothing newer. */
  void publish(Desired desired, SchemaStateSpec wanted, Optional<SchemaState> seen) {
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
