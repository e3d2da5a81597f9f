package dev.sluice.app.plugin.cluster;

import dev.sluice.api.v1alpha1.ApprovalStatus;
import dev.sluice.api.v1alpha1.MigrationApproval;
import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.core.approval.Decisions;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What users decided: as status has it, and what the operator has not taken in yet. */
final class SeenDecisions {
  private SeenDecisions() {}

  /** About one plan, in order. */
  static List<ApprovalStatus> about(List<ApprovalStatus> decisions, String planHash) {
    return decisions.stream().filter(made -> made.planHash().equals(planHash)).toList();
  }

  /** About all plans of this resource, in order. */
  static List<ApprovalStatus> of(KubernetesClient client, SchemaMigration migration) {
    var taken = Migrations.status(migration).approvals();
    var known = taken.stream().map(ApprovalStatus::from).collect(Collectors.toSet());
    var fresh =
        objects(client, migration).stream().filter(decision -> !known.contains(decision.from()));
    return Stream.concat(taken.stream(), fresh)
        .sorted(Comparator.comparing(decision -> Instant.parse(decision.at())))
        .toList();
  }

  /** None where they may not be read, or an older operator has none. */
  private static List<ApprovalStatus> objects(KubernetesClient client, SchemaMigration migration) {
    var meta = migration.getMetadata();
    try {
      return client
          .resources(MigrationApproval.class)
          .inNamespace(meta.getNamespace())
          .list()
          .getItems()
          .stream()
          .map(object -> Decisions.in(object, meta.getUid()))
          .flatMap(Optional::stream)
          .toList();
    } catch (KubernetesClientException e) {
      return List.of();
    }
  }
}
