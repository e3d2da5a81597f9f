package dev.sluice.core.approval;

import dev.sluice.api.v1alpha1.RunSpec;
import dev.sluice.core.Durations;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;

/** What no approval can allow: policies forbid it. */
public final class PlanDemands {
  private PlanDemands() {}

  /** Of what the resource asks for, before there is a plan. */
  public static Optional<Failure> refusal(EffectivePolicy policy, RunSpec run) {
    return longer(policy, "lockTimeout", run.lockTimeout(), policy.maxLockTimeout())
        .or(() -> longer(policy, "deadline", run.deadline(), policy.maxDeadline()));
  }

  private static Optional<Failure> longer(
      EffectivePolicy policy, String field, String asked, Optional<Duration> most) {
    return most.filter(limit -> Durations.parse(asked).compareTo(limit) > 0)
        .map(limit ->
            refused(
                "spec.run."
                    + field
                    + " is "
                    + asked
                    + ", and "
                    + by(policy, field)
                    + " allows "
                    + Durations.words(limit)
                    + " at most. Lower it"));
  }

  /**
   * Of a plan.
   *
   * @param rules that found something in it
   * @param withoutUndo how many of its versioned scripts have no undo script
   */
  public static Optional<Failure> refusal(
      EffectivePolicy policy, Collection<String> rules, int withoutUndo) {
    var found = new TreeSet<>(rules);
    found.retainAll(policy.forbiddenRules());
    if (!found.isEmpty()) {
      return Optional.of(
          refused(
              "The plan has findings of "
                  + String.join(", ", found)
                  + ", which "
                  + by(policy, "forbiddenRules")
                  + " forbids. Change the scripts (status.plan.findings names the lines)"));
    }
    return policy.requireUndo() && withoutUndo > 0
        ? Optional.of(
            refused(
                withoutUndo
                    + (withoutUndo == 1 ? " pending script has" : " pending scripts have")
                    + " no undo script, which "
                    + by(policy, "requireUndo")
                    + " demands. Add them to the set"))
        : Optional.empty();
  }

  private static String by(EffectivePolicy policy, String part) {
    return "policy " + policy.from().getOrDefault(part, "?");
  }

  private static Failure refused(String why) {
    return Failure.of(Reason.PolicyViolated, why + ", or ask those who look after the policy.");
  }
}
