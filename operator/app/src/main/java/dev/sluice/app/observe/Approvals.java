package dev.sluice.app.observe;

import dev.sluice.api.v1alpha1.ApprovalStatus;
import dev.sluice.api.v1alpha1.ApprovalStatus.Decision;
import dev.sluice.api.v1alpha1.MigrationApproval;
import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.app.approval.Guards;
import dev.sluice.app.approval.Rights;
import dev.sluice.app.approval.ServerClock;
import dev.sluice.core.approval.ApprovalFacts;
import dev.sluice.core.approval.Decisions;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.JobFact;
import dev.sluice.core.reconcile.PlanFact;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what users decided. Whatever a start rests on is asked live: the rights, what guards them,
 * and the API server's time.
 */
public final class Approvals {
  private final Guards guards;
  private final Rights rights;
  private final ServerClock clock;

  private Approvals(Guards guards, Rights rights, ServerClock clock) {
    this.guards = guards;
    this.rights = rights;
    this.clock = clock;
  }

  public static Approvals of(KubernetesClient client) {
    return new Approvals(new Guards(client), new Rights(client), new ServerClock(client));
  }

  ApprovalFacts about(
      SchemaMigration resource,
      Desired desired,
      Optional<PlanFact> plan,
      List<JobFact> jobs,
      Context<SchemaMigration> context,
      Instant now) {
    if (plan.isEmpty() || !desired.policy().asksForApproval(plan.get().assessment().risk())) {
      return ApprovalFacts.none(now);
    }
    var status = Optional.ofNullable(resource.getStatus()).orElse(SchemaMigrationStatus.EMPTY);
    var hash = plan.get().hash().value();
    var objects =
        context
            .getSecondaryResourcesAsStream(MigrationApproval.class)
            .flatMap(approval -> Decisions.in(approval, desired.id().uid()).stream())
            .toList();
    var annotations =
        Optional.ofNullable(resource.getMetadata().getAnnotations())
            .orElse(Map.<String, String>of());
    var before = status.approvals();
    var time =
        isNew(hash, before, annotations) || expires(desired, hash, before, objects)
            ? clock.now(desired.id().namespace())
            : now;
    var decisions =
        Decisions.about(
            hash,
            before,
            Stream.concat(Decisions.in(annotations, time).stream(), objects.stream()).toList());
    return active(jobs)
        ? new ApprovalFacts(decisions, Set.of(), Optional.empty(), Instant.EPOCH, time)
        : looked(desired, decisions, time);
  }

  /** A Job is there: what it needed was there when it was made; what is taken back is seen. */
  private static boolean active(List<JobFact> jobs) {
    return jobs.stream().anyMatch(job -> job.state().active());
  }

  private ApprovalFacts looked(Desired desired, List<ApprovalStatus> decisions, Instant time) {
    var id = desired.id();
    var without =
        decisions.stream()
            .filter(decision -> decision.decision() == Decision.Approve)
            .filter(yes -> !rights.mayApprove(yes.by(), yes.groups(), id.namespace(), id.name()))
            .map(ApprovalStatus::by)
            .collect(Collectors.toSet());
    var guarded = guards.look();
    return new ApprovalFacts(decisions, without, guarded.missing(), guarded.since(), time);
  }

  private static boolean isNew(
      String hash, List<ApprovalStatus> before, Map<String, String> annotations) {
    var seen = Decisions.in(annotations, Instant.EPOCH);
    return Decisions.about(hash, before, seen).size()
        > Decisions.about(hash, before, List.of()).size();
  }

  private static boolean expires(
      Desired desired, String hash, List<ApprovalStatus> before, List<ApprovalStatus> objects) {
    return desired.policy().expiresAfter().isPresent()
        && !Decisions.about(hash, before, objects).isEmpty();
  }
}
