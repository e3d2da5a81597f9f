package dev.sluice.core.status;

import dev.sluice.api.v1alpha1.ApprovalStatus;
import dev.sluice.api.v1alpha1.FindingStatus;
import dev.sluice.api.v1alpha1.PendingScript;
import dev.sluice.api.v1alpha1.PlanStatus;
import dev.sluice.api.v1alpha1.RiskLevel;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.core.approval.PlanAssessment;
import dev.sluice.core.plan.Plan;
import dev.sluice.core.plan.PlanParts;
import dev.sluice.core.plan.PlannedScript;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.Observed;
import dev.sluice.core.reconcile.PlanFact;
import dev.sluice.core.reconcile.Step;
import dev.sluice.core.risk.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What status says of the plan that stands. */
final class PlanReport {
  private static final int PENDING_SHOWN = 100;
  private static final int FINDINGS_SHOWN = 20;

  private PlanReport() {}

  static @Nullable PlanStatus of(Desired desired, Observed observed, Step step, Instant now) {
    var before = observed.status().plan();
    return observed.plan().isEmpty()
        ? before
        : of(desired, observed, observed.plan().get(), before, step, now);
  }

  private static PlanStatus of(
      Desired desired,
      Observed observed,
      PlanFact fact,
      @Nullable PlanStatus before,
      Step step,
      Instant now) {
    var frozen = fact.frozen() || step instanceof Step.FreezePlan;
    var done = step instanceof Step.Settle;
    var known = before != null && before.hash().equals(fact.hash().value()) ? before : null;
    var parts =
        fact.body().map(PlanParts::of).orElseGet(() -> known == null ? Map.of() : known.parts());
    return new PlanStatus(
        fact.hash().value(),
        frozen ? PlanFact.configMap(desired.id(), fact.hash(), fact.inputs()) : null,
        done ? List.of() : pending(fact, known),
        done ? 0 : fact.pending(),
        done ? null : fact.assessment().risk().orElse(null),
        done ? List.of() : findings(fact, known),
        fact.assessment().rules(),
        fact.assessment().withoutUndo(),
        done ? null : known == null ? changed(observed.status(), parts) : known.changed(),
        parts,
        fact.inputs().value(),
        fact.attempt(),
        known != null && same(known, fact) ? known.at() : now.toString());
  }

  private static boolean same(PlanStatus before, PlanFact fact) {
    return before.key().equals(fact.inputs().value()) && before.attempt() == fact.attempt();
  }

  private static List<PendingScript> pending(PlanFact fact, @Nullable PlanStatus known) {
    return fact.body()
        .map(Plan::pending)
        .map(scripts -> scripts.stream().limit(PENDING_SHOWN).map(PlanReport::shown).toList())
        .orElseGet(() -> known == null ? List.of() : known.pending());
  }

  private static PendingScript shown(PlannedScript script) {
    return new PendingScript(
        script.version(),
        script.description(),
        script.name(),
        script.transactional(),
        script.undoSha256() != null,
        PlanAssessment.level(script.risk()).orElse(null));
  }

  private static List<FindingStatus> findings(PlanFact fact, @Nullable PlanStatus known) {
    return fact.body()
        .map(Plan::findings)
        .map(found -> found.stream().limit(FINDINGS_SHOWN).map(PlanReport::shown).toList())
        .orElseGet(() -> known == null ? List.of() : known.findings());
  }

  private static FindingStatus shown(Finding finding) {
    return new FindingStatus(
        finding.rule(),
        PlanAssessment.level(finding.risk()).orElse(RiskLevel.Low),
        finding.script(),
        finding.line(),
        finding.statement());
  }

  /** Said when there are approvals of the plan before it, which are void now. */
  private static @Nullable String changed(SchemaMigrationStatus before, Map<String, String> parts) {
    var plan = before.plan();
    var approvers =
        plan == null
            ? new TreeSet<String>()
            : before.approvals().stream()
                .filter(approval -> approval.planHash().equals(plan.hash()))
                .filter(approval -> approval.decision() == ApprovalStatus.Decision.Approve)
                .map(ApprovalStatus::by)
                .collect(Collectors.toCollection(TreeSet::new));
    return plan == null || approvers.isEmpty()
        ? null
        : "The approval by "
            + String.join(", ", approvers)
            + " was of another plan and is void: other "
            + differences(plan.parts(), parts)
            + ".";
  }

  private static String differences(Map<String, String> was, Map<String, String> is) {
    var names = new TreeSet<>(is.keySet());
    names.removeIf(name -> Objects.equals(was.get(name), is.get(name)));
    return names.isEmpty() ? "resource" : String.join(", ", names);
  }
}
