package dev.sluice.app.plugin.cluster;

import dev.sluice.api.v1alpha1.ApprovalStatus;
import dev.sluice.api.v1alpha1.PlanStatus;
import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.app.plugin.view.PlanView;
import dev.sluice.app.plugin.view.ScriptView;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that is to be read of a resource's plan, put together. */
public final class Plans {
  private static final Frozen NOTHING = new Frozen(Optional.empty(), Map.of(), Map.of());

  private final KubernetesClient client;

  public Plans(KubernetesClient client) {
    this.client = client;
  }

  public PlanView view(SchemaMigration migration) {
    var status = Migrations.status(migration);
    var plan = status.plan();
    var notes = new ArrayList<String>();
    var frozen = plan == null || plan.count() == 0 ? NOTHING : frozen(migration, plan, notes);
    List<ScriptView> scripts =
        plan == null || plan.count() == 0 ? List.of() : ScriptViews.of(migration, plan, frozen);
    var risk = plan == null ? null : risk(plan, frozen);
    return view(migration, scripts, risk, frozen.placeholders(), notes);
  }

  private PlanView view(
      SchemaMigration migration,
      List<ScriptView> scripts,
      @Nullable String risk,
      Map<String, String> placeholders,
      List<String> notes) {
    var meta = migration.getMetadata();
    var status = Migrations.status(migration);
    var plan = status.plan();
    var hash = plan == null ? null : plan.hash();
    List<ApprovalStatus> decisions =
        hash == null ? List.of() : SeenDecisions.about(SeenDecisions.of(client, migration), hash);
    var asks = !scripts.isEmpty();
    return new PlanView(
        meta.getNamespace(),
        meta.getName(),
        Objects.requireNonNullElse(status.phase(), "not seen by the operator yet"),
        Readiness.reason(status),
        Readiness.message(status),
        place(migration.getSpec().database().url()),
        migration.getSpec().database().schemas(),
        status.applied() == null ? null : status.applied().version(),
        highest(scripts),
        migration.getSpec().target(),
        hash,
        plan == null ? null : plan.at(),
        risk,
        placeholders,
        scripts,
        ApprovalViews.of(
            migration,
            risk,
            decisions,
            asks
                ? Me.ask(client, Right.APPROVE, meta.getNamespace(), meta.getName())
                : Optional.empty(),
            asks
                ? Holders.of(client, Right.APPROVE, meta.getNamespace(), meta.getName())
                : List.of()),
        notes);
  }

  private Frozen frozen(SchemaMigration migration, PlanStatus plan, List<String> notes) {
    try {
      var frozen = new FrozenReader(client).read(migration, plan);
      frozen.plan().map(FrozenPlan::notRun).ifPresent(notRun -> notes.addAll(notRun.lines()));
      if (frozen.plan().isEmpty()) {
        notes.add("the plan's ConfigMap is not there; this is what status tells of it");
      }
      return frozen;
    } catch (KubernetesClientException e) {
      notes.add(
          "you may not list ConfigMaps here, so neither SQL nor reasons are shown;"
              + " role 'view' allows it");
      return NOTHING;
    }
  }

  private static @Nullable String risk(PlanStatus plan, Frozen frozen) {
    return frozen
        .plan()
        .flatMap(read -> Optional.ofNullable(read.risk()))
        .orElseGet(() -> plan.risk() == null ? null : plan.risk().name());
  }

  /** They are in order; the last with a version is the highest. */
  private static @Nullable String highest(List<ScriptView> scripts) {
    return scripts.reversed().stream()
        .map(ScriptView::version)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** {@code orders at orders-db:5432}, without the driver's parameters. */
  private static String place(String url) {
    var bare = url.replaceFirst("^jdbc:postgresql://", "").replaceFirst("[?].*$", "");
    var slash = bare.indexOf('/');
    return slash < 0 ? bare : bare.substring(slash + 1) + " at " + bare.substring(0, slash);
  }
}
