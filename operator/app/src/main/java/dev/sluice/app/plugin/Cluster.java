package dev.sluice.app.plugin;

import dev.sluice.app.plugin.cluster.Migrations;
import dev.sluice.app.plugin.cluster.Plans;
import io.fabric8.kubernetes.client.KubernetesClient;

/** A connection, and the namespace that is meant. */
record Cluster(KubernetesClient client, String namespace) implements AutoCloseable {
  Migrations migrations() {
    return new Migrations(client, namespace);
  }

  Plans plans() {
    return new Plans(client);
  }

  @Override
  public void close() {
    client.close();
  }
}
