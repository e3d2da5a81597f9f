package dev.sluice.app.plugin.cluster;

import dev.sluice.api.v1alpha1.ApprovalStatus;
import dev.sluice.api.v1alpha1.MigrationApproval;
import dev.sluice.api.v1alpha1.MigrationApprovalSpec;
import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.app.naming.Names;
import dev.sluice.core.plan.PlanHash;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a vote with the name of who gives it, so that it holds while the operator, which would add
 * the name, is down: the API server's own policy compares the name with the user.
 */
public final class Ballot {
  private final KubernetesClient client;

  public Ballot(KubernetesClient client) {
    this.client = client;
  }

  /** Who votes. */
  public Me voter(SchemaMigration migration) {
    var meta = migration.getMetadata();
    return Me.of(client, Right.APPROVE, meta.getNamespace(), meta.getName());
  }

  /**
   * An annotation has room for one: where one is needed, and none is or was there; the same again,
   * even where it was taken away between, is the old one to the operator. Returns where.
   */
  public String cast(SchemaMigration migration, Vote vote, Me me) {
    return roomInAnnotation(migration, vote)
        ? annotate(migration, vote, me)
        : create(migration, vote, me);
  }

  private static boolean roomInAnnotation(SchemaMigration migration, Vote vote) {
    var required = ApprovalViews.required(ApprovalViews.demands(migration));
    return required == 1
        && Names.annotation(migration, vote.annotation()).filter(vote.planHash()::equals).isEmpty()
        && Migrations.status(migration).approvals().stream().noneMatch(vote::isLike);
  }

  private String annotate(SchemaMigration migration, Vote vote, Me me) {
    var annotations = new HashMap<String, @Nullable String>();
    annotations.put(vote.annotation(), vote.planHash());
    annotations.put(vote.byAnnotation(), me.name());
    if (vote.decision() == ApprovalStatus.Decision.Approve) {
      annotations.put(SchemaMigration.GROUPS_ANNOTATION, String.join(",", me.groups()));
    }
    if (vote.reason() != null
        || Names.annotation(migration, SchemaMigration.REASON_ANNOTATION).isPresent()) {
      annotations.put(SchemaMigration.REASON_ANNOTATION, vote.reason());
    }
    new Migrations(client, migration.getMetadata().getNamespace())
        .annotate(migration.getMetadata().getName(), annotations);
    return "annotation " + vote.annotation();
  }

  private String create(SchemaMigration migration, Vote vote, Me me) {
    var meta = migration.getMetadata();
    var hash = new PlanHash(vote.planHash()).abbreviated();
    var approval = new MigrationApproval();
    approval.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(meta.getNamespace())
            .withGenerateName(meta.getName() + "-" + hash + "-")
            .build());
    approval.setSpec(
        new MigrationApprovalSpec(
            meta.getName(),
            meta.getUid(),
            vote.planHash(),
            vote.decision(),
            vote.reason(),
            me.name(),
            me.groups()));
    var created = client.resource(approval).create();
    return "MigrationApproval " + created.getMetadata().getName();
  }
}
