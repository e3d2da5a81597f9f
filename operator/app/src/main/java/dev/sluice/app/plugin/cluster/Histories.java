package dev.sluice.app.plugin.cluster;

import dev.sluice.api.v1alpha1.ApprovalStatus;
import dev.sluice.api.v1alpha1.RunStatus;
import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.app.plugin.view.HistoryEntry;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Plans, decisions and runs of a resource in the order in which they came. */
public final class Histories {
  private static final String PLAN = "Plan";
  private static final String SUCCEEDED = "Succeeded";

  private final KubernetesClient client;
  private final SchemaMigration migration;
  private final List<ApprovalStatus> decisions;

  private Histories(KubernetesClient client, SchemaMigration migration) {
    this.client = client;
    this.migration = migration;
    decisions = SeenDecisions.of(client, migration);
  }

  /** Oldest first. */
  public static List<HistoryEntry> of(KubernetesClient client, SchemaMigration migration) {
    var histories = new Histories(client, migration);
    var entries = new ArrayList<HistoryEntry>();
    histories.runs().map(histories::entry).forEach(entries::add);
    histories.decisions.forEach(decision -> entries.add(entry(decision)));
    entries.sort(Comparator.comparing(HistoryEntry::at));
    return List.copyOf(entries);
  }

  /** Those that status remembers, and the one under way. */
  private Stream<RunStatus> runs() {
    var status = Migrations.status(migration);
    var underWay =
        Optional.ofNullable(status.run()).filter(run -> run.finishedAt() == null).stream();
    return Stream.concat(status.history().stream(), underWay);
  }

  private HistoryEntry entry(RunStatus run) {
    var log = new RunPods(client, migration.getMetadata().getNamespace()).log(migration, run.job());
    return new HistoryEntry(
        Objects.requireNonNullElseGet(
            run.finishedAt(), () -> Objects.requireNonNullElse(run.startedAt(), "")),
        what(run),
        run.planHash(),
        run.approvedBy(),
        null,
        null,
        run.job(),
        run.reason(),
        run.version(),
        run.durationSeconds(),
        run.scripts(),
        log.map(RunLog::applied).orElse(List.of()),
        log.map(RunLog::steps).orElse(List.of()));
  }

  private static String what(RunStatus run) {
    if (run.outcome() == null) {
      return run.kind().equals(PLAN) ? "planning" : "running";
    }
    var done = run.kind().equals(PLAN) ? "planned" : "applied";
    return run.outcome().equals(SUCCEEDED) ? done : run.outcome().toLowerCase(Locale.ROOT);
  }

  private static HistoryEntry entry(ApprovalStatus decision) {
    return new HistoryEntry(
        decision.at(),
        switch (decision.decision()) {
          case Approve -> "approved";
          case Reject -> "rejected";
          case Revoke -> "revoked";
        },
        decision.planHash(),
        List.of(decision.by()),
        decision.from(),
        decision.reason(),
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of());
  }
}
