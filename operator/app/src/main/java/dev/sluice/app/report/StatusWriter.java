package dev.sluice.app.report;

import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.PrimaryUpdateAndCacheUtils;

/** The only writer of status. It skips what would change nothing. */
final class StatusWriter {
  /** True when something was written. */
  boolean write(
      SchemaMigration resource, SchemaMigrationStatus status, Context<SchemaMigration> context) {
    if (status.equals(resource.getStatus())) {
      return false;
    }
    PrimaryUpdateAndCacheUtils.updateStatusAndCacheResource(
        resource,
        context,
        fresh -> {
          fresh.setStatus(status);
          return fresh;
        });
    return true;
  }
}
