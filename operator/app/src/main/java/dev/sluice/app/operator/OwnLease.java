package dev.sluice.app.operator;

import dev.sluice.app.settings.Settings;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Lease of the leader, at its end. The SDK (5.2) leaves it to expire, and nobody would lead for
 * fifteen seconds at each upgrade.
 */
final class OwnLease {
  private static final Logger LOG = LoggerFactory.getLogger(OwnLease.class);

  private final KubernetesClient client;
  private final Settings settings;

  OwnLease(KubernetesClient client, Settings settings) {
    this.client = client;
    this.settings = settings;
  }

  /** Once no pass runs any more. Over the version that was read: another may have taken it. */
  void giveBack() {
    if (!settings.leaderElection()) {
      return;
    }
    try {
      var lease =
          client.leases().inNamespace(settings.ownNamespace()).withName(settings.leaseName()).get();
      if (lease != null && settings.identity().equals(lease.getSpec().getHolderIdentity())) {
        lease.getSpec().setHolderIdentity("");
        client.resource(lease).update();
      }
    } catch (KubernetesClientException e) {
      LOG.warn("the Lease was not given back and will expire: {}", e.getMessage());
    }
  }
}
