package dev.sluice.app.plugin.cluster;

import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.api.v1alpha1.SchemaState;
import dev.sluice.app.gate.SchemaCache;
import dev.sluice.core.gate.MigrationName;
import dev.sluice.core.gate.Published;
import dev.sluice.core.gate.Schemas;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Migrations as they are, each asked for once. */
final class LiveSchemas implements Schemas {
  private final KubernetesClient client;
  private final Map<MigrationName, Optional<Published>> published = new HashMap<>();
  private final Map<MigrationName, Optional<String>> phases = new HashMap<>();

  LiveSchemas(KubernetesClient client) {
    this.client = client;
  }

  @Override
  public Optional<Published> published(MigrationName migration) {
    return published.computeIfAbsent(
        migration,
        name ->
            Optional.ofNullable(
                    client
                        .resources(SchemaState.class)
                        .inNamespace(name.namespace())
                        .withName(name.name())
                        .get())
                .map(SchemaCache::published));
  }

  @Override
  public Optional<String> phase(MigrationName migration) {
    return phases.computeIfAbsent(
        migration,
        name ->
            Optional.ofNullable(
                    client
                        .resources(SchemaMigration.class)
                        .inNamespace(name.namespace())
                        .withName(name.name())
                        .get())
                .map(found ->
                    Objects.requireNonNullElse(Migrations.status(found).phase(), "Pending")));
  }
}
