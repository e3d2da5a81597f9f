package dev.sluice.app.gate;

import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.api.v1alpha1.SchemaMigrationSpec;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.api.v1alpha1.SchemaState;
import dev.sluice.api.v1alpha1.SourceSpec;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the gate keeps of an object in memory: a thousand of them in each replica. */
final class Glance {
  private Glance() {}

  static SchemaState state(SchemaState state) {
    var slim = new SchemaState();
    slim.setMetadata(name(state));
    slim.setSpec(state.getSpec());
    return slim;
  }

  /** Its phase, and what it takes to tell the target for those that it lists. */
  static SchemaMigration migration(SchemaMigration migration) {
    var slim = new SchemaMigration();
    slim.setMetadata(name(migration));
    slim.setSpec(
        migration.getSpec().gate().workloads().isEmpty()
            ? SchemaMigrationSpec.NONE
            : listing(migration.getSpec()));
    slim.setStatus(status(Optional.ofNullable(migration.getStatus())));
    return slim;
  }

  private static SchemaMigrationSpec listing(SchemaMigrationSpec spec) {
    var none = SchemaMigrationSpec.NONE;
    return new SchemaMigrationSpec(
        none.database(),
        namesOnly(spec.source()),
        spec.target(),
        Map.of(),
        none.run(),
        none.approval(),
        none.checks(),
        spec.gate(),
        false,
        false);
  }

  private static SourceSpec namesOnly(SourceSpec source) {
    return new SourceSpec(
        source.configMaps(),
        source.image(),
        source.inline().keySet().stream().collect(Collectors.toMap(file -> file, _ -> "")));
  }

  private static SchemaMigrationStatus status(Optional<SchemaMigrationStatus> status) {
    return new SchemaMigrationStatus(
        null,
        status.map(SchemaMigrationStatus::phase).orElse(null),
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        List.of());
  }

  private static ObjectMeta name(HasMetadata object) {
    return new ObjectMetaBuilder()
        .withNamespace(object.getMetadata().getNamespace())
        .withName(object.getMetadata().getName())
        .withResourceVersion(object.getMetadata().getResourceVersion())
        .build();
  }
}
