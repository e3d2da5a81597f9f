package dev.sluice.app.approval;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;

/**
 * The API server's time, by which approvals were given and expire: the time at which it would have
 * created an object. In whole seconds.
 */
public final class ServerClock {
  private final KubernetesClient client;

  public ServerClock(KubernetesClient client) {
    this.client = client;
  }

  /** Asks in a namespace in which the operator may create ConfigMaps. */
  public Instant now(String namespace) {
    var never =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withGenerateName("sluice-clock-")
            .withNamespace(namespace)
            .endMetadata()
            .build();
    var created = client.resource(never).dryRun().create();
    return Instant.parse(created.getMetadata().getCreationTimestamp());
  }
}
