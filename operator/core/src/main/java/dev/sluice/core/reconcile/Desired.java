package dev.sluice.core.reconcile;

import dev.sluice.api.v1alpha1.SchemaMigrationSpec;
import dev.sluice.core.approval.EffectivePolicy;
import dev.sluice.core.plan.Target;
import org.jspecify.annotations.Nullable;

/**
 * What the resource asks for, within what policies allow.
 *
 * @param policy its own spec and all policies that select it, combined
 * @param retryToken the value of the retry annotation; null without one
 * @param author who last changed the spec, as stamped at admission; null when nobody was stamped
 */
public record Desired(
    ResourceId id,
    long generation,
    SchemaMigrationSpec spec,
    EffectivePolicy policy,
    @Nullable String retryToken,
    @Nullable String author) {

  public Target target() {
    return new Target(spec.database().url(), spec.database().schemas());
  }

  /** True when planning and running are two Jobs, with something between them. */
  public boolean stopsAfterPlanning() {
    return spec.dryRun() || policy.asksForPlan();
  }
}
