package dev.sluice.core.approval;

import dev.sluice.api.v1alpha1.ApprovalSpec;
import dev.sluice.api.v1alpha1.PolicyWindows;
import dev.sluice.api.v1alpha1.RiskLevel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What holds for one resource: the strictest of its own spec and of all policies that select it.
 *
 * @param windows all of them must be open
 * @param from for each part that somebody asked for, who did: names of policies, or "spec"
 */
public record EffectivePolicy(
    ApprovalSpec.When when,
    RiskLevel threshold,
    int required,
    boolean excludeAuthor,
    Set<String> excludedUsers,
    Optional<Duration> expiresAfter,
    List<PolicyWindows> windows,
    Optional<Duration> maxLockTimeout,
    Optional<Duration> maxDeadline,
    Set<String> forbiddenRules,
    boolean requireUndo,
    Map<String, String> from) {

  public EffectivePolicy {
    excludedUsers = Set.copyOf(excludedUsers);
    windows = List.copyOf(windows);
    forbiddenRules = Set.copyOf(forbiddenRules);
    from = Map.copyOf(from);
  }

  /** True when there must be a plan to look at before anything may run. */
  public boolean asksForPlan() {
    return when == ApprovalSpec.When.Always
        || !windows.isEmpty()
        || !forbiddenRules.isEmpty()
        || requireUndo;
  }

  /** The risk from which on a run that plans for itself must stop; empty: none stops it. */
  public Optional<RiskLevel> stopAtRisk() {
    return when == ApprovalSpec.When.OnRisk ? Optional.of(threshold) : Optional.empty();
  }

  /** Whether users must approve a plan of this risk; empty: nothing is pending. */
  public boolean asksForApproval(Optional<RiskLevel> risk) {
    return switch (when) {
      case Never -> false;
      case OnRisk -> risk.map(level -> level.compareTo(threshold) >= 0).orElse(false);
      case Always -> risk.isPresent();
    };
  }
}
