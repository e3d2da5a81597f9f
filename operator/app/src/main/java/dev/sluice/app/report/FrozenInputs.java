package dev.sluice.app.report;

import dev.sluice.app.naming.Names;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.RunKey;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Removes what earlier runs worked on, but only once status names the run that came after. */
final class FrozenInputs {
  private final KubernetesClient client;

  FrozenInputs(KubernetesClient client) {
    this.client = client;
  }

  /** Those of the run under way, and its plan, stay. */
  void forgetOthers(Desired desired, RunKey inputs) {
    client
        .configMaps()
        .inNamespace(desired.id().namespace())
        .withLabel(Names.UID, desired.id().uid())
        .withLabelNotIn(Names.KEY, inputs.value())
        .delete();
  }
}
