package dev.sluice.app.report;

import dev.sluice.app.naming.Names;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.RunKey;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** Removes what earlier runs worked on, but only once status names the run that came after. */
final class FrozenInputs {
  private final KubernetesClient client;

  FrozenInputs(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Only of runs that are known to have ended, and only what was there before this pass: one that
   * stood still must take nothing else. The same wish may have come again meanwhile.
   */
  void forget(Desired desired, Set<RunKey> ended, Instant began) {
    if (ended.isEmpty()) {
      return;
    }
    client
        .configMaps()
        .inNamespace(desired.id().namespace())
        .withLabel(Names.UID, desired.id().uid())
        .withLabelIn(Names.KEY, ended.stream().map(RunKey::value).toArray(String[]::new))
        .list()
        .getItems()
        .stream()
        .filter(map -> madeAt(map).isBefore(began.truncatedTo(ChronoUnit.SECONDS)))
        .forEach(this::delete);
  }

  /** By its name: a list has metadata alone, and so the API version of that. */
  private void delete(ConfigMap map) {
    client
        .configMaps()
        .inNamespace(map.getMetadata().getNamespace())
        .withName(map.getMetadata().getName())
        .lockResourceVersion(map.getMetadata().getResourceVersion())
        .delete();
  }

  private static Instant madeAt(ConfigMap map) {
    return Instant.parse(map.getMetadata().getCreationTimestamp());
  }
}
