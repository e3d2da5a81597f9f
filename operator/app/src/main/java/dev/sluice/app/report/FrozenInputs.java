package dev.sluice.app.report;

import dev.sluice.app.naming.Names;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.RunKey;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Set;

/** Removes what earlier runs worked on, but only once status names the run that came after. */
final class FrozenInputs {
  private final KubernetesClient client;

  FrozenInputs(KubernetesClient client) {
    this.client = client;
  }

  /** Only of runs that are known to have ended: a pass that stood still must take nothing else. */
  void forget(Desired desired, Set<RunKey> ended) {
    if (ended.isEmpty()) {
      return;
    }
    client
        .configMaps()
        .inNamespace(desired.id().namespace())
        .withLabel(Names.UID, desired.id().uid())
        .withLabelIn(Names.KEY, ended.stream().map(RunKey::value).toArray(String[]::new))
        .delete();
  }
}
