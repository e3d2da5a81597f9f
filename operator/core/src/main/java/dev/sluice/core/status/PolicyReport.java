package dev.sluice.core.status;

import dev.sluice.api.v1alpha1.ApprovalSpec;
import dev.sluice.api.v1alpha1.PolicyStatus;
import dev.sluice.core.Durations;
import dev.sluice.core.approval.EffectivePolicy;
import dev.sluice.core.reconcile.Step;
import org.jspecify.annotations.Nullable;

/** The effective policy as status shows it; nothing where nobody demands anything. */
final class PolicyReport {
  private PolicyReport() {}

  static @Nullable PolicyStatus of(EffectivePolicy policy, Step step) {
    if (policy.from().isEmpty()) {
      return null;
    }
    var asks = policy.when() != ApprovalSpec.When.Never;
    return new PolicyStatus(
        policy.when(),
        policy.when() == ApprovalSpec.When.OnRisk ? policy.threshold() : null,
        asks ? policy.required() : null,
        (asks && policy.excludeAuthor()) ? Boolean.TRUE : null,
        policy.excludedUsers().stream().sorted().toList(),
        policy.expiresAfter().map(Durations::words).orElse(null),
        policy.maxLockTimeout().map(Durations::words).orElse(null),
        policy.maxDeadline().map(Durations::words).orElse(null),
        policy.forbiddenRules().stream().sorted().toList(),
        policy.requireUndo() ? Boolean.TRUE : null,
        step instanceof Step.AwaitWindow(_, var opening) ? opening.toString() : null,
        policy.from());
  }
}
