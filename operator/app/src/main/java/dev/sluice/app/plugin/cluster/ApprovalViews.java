package dev.sluice.app.plugin.cluster;

import dev.sluice.api.v1alpha1.ApprovalSpec;
import dev.sluice.api.v1alpha1.ApprovalStatus;
import dev.sluice.api.v1alpha1.PolicyStatus;
import dev.sluice.api.v1alpha1.RiskLevel;
import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.app.naming.Names;
import dev.sluice.app.plugin.view.ApprovalView;
import dev.sluice.app.plugin.view.You;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is demanded of a plan, and by whom. */
final class ApprovalViews {
  private static final String SPEC = "spec";

  private final SchemaMigration migration;
  private final PolicyStatus policy;

  private ApprovalViews(SchemaMigration migration) {
    this.migration = migration;
    policy = demands(migration);
  }

  static PolicyStatus demands(SchemaMigration migration) {
    return Objects.requireNonNullElseGet(
        Migrations.status(migration).policy(), () -> ownWish(migration.getSpec().approval()));
  }

  static ApprovalView of(
      SchemaMigration migration,
      @Nullable String risk,
      List<ApprovalStatus> decisions,
      Optional<Me> me,
      List<String> holders) {
    var views = new ApprovalViews(migration);
    return new ApprovalView(
        views.waits() || views.needed(risk),
        views.because(risk),
        required(views.policy),
        views.excluded(),
        views.policy.expiresAfter(),
        decisions,
        me.map(views::you).orElse(null),
        holders);
  }

  static int required(PolicyStatus policy) {
    return Objects.requireNonNullElse(policy.required(), 1);
  }

  /** Where no operator has combined it with the policies yet. */
  private static PolicyStatus ownWish(ApprovalSpec spec) {
    return new PolicyStatus(
        Objects.requireNonNullElse(spec.when(), ApprovalSpec.When.Never),
        spec.threshold(),
        spec.required(),
        null,
        List.of(),
        spec.expiresAfter(),
        null,
        null,
        List.of(),
        null,
        null,
        Map.of());
  }

  private RiskLevel threshold() {
    return Objects.requireNonNullElse(policy.threshold(), RiskLevel.Medium);
  }

  /** The operator knows best. */
  private boolean waits() {
    return "AwaitingApproval".equals(Migrations.status(migration).phase());
  }

  private boolean needed(@Nullable String risk) {
    return switch (policy.when()) {
      case Always -> true;
      case Never -> false;
      case OnRisk -> level(risk).map(level -> level.compareTo(threshold()) >= 0).orElse(true);
    };
  }

  /** Empty for none, or a word of a newer version. */
  private static Optional<RiskLevel> level(@Nullable String risk) {
    return List.of(RiskLevel.values()).stream()
        .filter(level -> level.name().equals(risk))
        .findFirst();
  }

  private String because(@Nullable String risk) {
    var reason =
        switch (policy.when()) {
          case Always -> "every plan must be approved";
          case Never -> "no approval is asked for";
          case OnRisk ->
              "the risk is "
                  + (risk == null ? "not told" : risk)
                  + ", and approval is asked for from "
                  + threshold()
                  + " on";
        };
    var from = policy.from().getOrDefault("when", SPEC);
    return reason + (from.equals(SPEC) ? "" : " (policy " + from + ")");
  }

  private List<String> excluded() {
    var excluded = new ArrayList<String>();
    author().ifPresent(author -> excluded.add(author + " (who last changed the spec)"));
    excluded.addAll(policy.excludedUsers());
    return excluded;
  }

  private Optional<String> author() {
    return Boolean.TRUE.equals(policy.excludeAuthor())
        ? Names.annotation(migration, SchemaMigration.AUTHOR_ANNOTATION)
        : Optional.empty();
  }

  private You you(Me me) {
    var name = me.name();
    if (author().filter(name::equals).isPresent()) {
      return new You(name, "you last changed the spec");
    }
    if (policy.excludedUsers().contains(name)) {
      return new You(name, "the policy excludes you");
    }
    if (name.startsWith("system:serviceaccount:")) {
      return new You(name, "a service account is no user account");
    }
    return new You(name, me.may() ? null : "you lack " + Right.APPROVE);
  }
}
