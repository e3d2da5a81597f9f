package dev.sluice.core.reconcile;

import dev.sluice.api.v1alpha1.ApprovalSpec;
import dev.sluice.api.v1alpha1.SchemaMigrationSpec;
import dev.sluice.core.plan.Target;
import org.jspecify.annotations.Nullable;

/**
 * What the resource asks for.
 *
 * @param retryToken the value of the retry annotation; null without one
 * @param approvedHash the value of the approve annotation, as written; null without one
 */
public record Desired(
    ResourceId id,
    long generation,
    SchemaMigrationSpec spec,
    @Nullable String retryToken,
    @Nullable String approvedHash) {

  public Target target() {
    return new Target(spec.database().url(), spec.database().schemas());
  }

  /** True when planning and running are two Jobs, with something between them. */
  public boolean stopsAfterPlanning() {
    return spec.dryRun() || spec.approval().when() == ApprovalSpec.When.Always;
  }
}
