package dev.sluice.core.approval;

import dev.sluice.api.v1alpha1.PlanStatus;
import dev.sluice.api.v1alpha1.RiskLevel;
import dev.sluice.core.plan.Plan;
import dev.sluice.core.risk.Finding;
import dev.sluice.core.risk.Risk;
import java.util.List;
import java.util.Optional;

/**
 * What policies want to know of a plan.
 *
 * @param risk the highest of its scripts; empty: nothing is pending
 * @param rules that found something in it, each once
 * @param withoutUndo how many versioned scripts have no undo script
 */
public record PlanAssessment(Optional<RiskLevel> risk, List<String> rules, int withoutUndo) {
  public PlanAssessment {
    rules = List.copyOf(rules);
  }

  public static PlanAssessment of(Plan plan) {
    var withoutUndo =
        plan.pending().stream()
            .filter(script -> script.version() != null && script.undoSha256() == null)
            .count();
    return new PlanAssessment(
        level(plan.risk()),
        plan.findings().stream().map(Finding::rule).distinct().sorted().toList(),
        (int) withoutUndo);
  }

  /** As the resource's status has it; empty for None. */
  public static Optional<RiskLevel> level(Risk risk) {
    return switch (risk) {
      case None, Info -> Optional.empty();
      case Low -> Optional.of(RiskLevel.Low);
      case Medium -> Optional.of(RiskLevel.Medium);
      case High -> Optional.of(RiskLevel.High);
    };
  }

  /** As status remembers it. */
  public static PlanAssessment of(PlanStatus plan) {
    return new PlanAssessment(
        Optional.ofNullable(plan.risk()),
        plan.rules(),
        plan.withoutUndo() == null ? 0 : plan.withoutUndo());
  }
}
