package dev.sluice.core.sim;

import dev.sluice.api.v1alpha1.ApprovalSpec;
import dev.sluice.api.v1alpha1.ApprovalSpec.When;
import dev.sluice.api.v1alpha1.ChecksSpec;
import dev.sluice.api.v1alpha1.CredentialsSpec;
import dev.sluice.api.v1alpha1.DatabaseSpec;
import dev.sluice.api.v1alpha1.RetriesSpec;
import dev.sluice.api.v1alpha1.RiskLevel;
import dev.sluice.api.v1alpha1.RunSpec;
import dev.sluice.api.v1alpha1.SchemaMigrationSpec;
import dev.sluice.api.v1alpha1.SourceSpec;
import dev.sluice.api.v1alpha1.SqlCheck;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What people may ask for, and the same with something else in one place. */
final class Specs {
  private static final SqlCheck CHECK = new SqlCheck("rows", "select 1", "1");

  private Specs() {}

  static SchemaMigrationSpec spec(
      String schema,
      String url,
      When when,
      boolean suspend,
      boolean dryRun,
      String target,
      int lockTimeout) {
    return new SchemaMigrationSpec(
        new DatabaseSpec(url, new CredentialsSpec("secret"), List.of(schema)),
        new SourceSpec(List.of(schema), null, Map.of()),
        target,
        Map.of(),
        new RunSpec(lockTimeout + "s", "90s", new RetriesSpec(4, "60s"), null),
        new ApprovalSpec(when, RiskLevel.High, null, null),
        new ChecksSpec(List.of(CHECK), List.of(CHECK)),
        null,
        suspend,
        dryRun);
  }

  static When when(SchemaMigrationSpec spec) {
    return Objects.requireNonNull(spec.approval().when());
  }

  static SchemaMigrationSpec with(
      SchemaMigrationSpec spec, When when, boolean suspend, boolean dryRun) {
    return new SchemaMigrationSpec(
        spec.database(),
        spec.source(),
        spec.target(),
        spec.placeholders(),
        spec.run(),
        new ApprovalSpec(when, RiskLevel.High, null, null),
        spec.checks(),
        spec.gate(),
        suspend,
        dryRun);
  }

  static SchemaMigrationSpec unsuspended(SchemaMigrationSpec spec) {
    return with(spec, when(spec), false, spec.dryRun());
  }

  static SchemaMigrationSpec careless(SchemaMigrationSpec spec) {
    return with(spec, When.Never, spec.suspend(), spec.dryRun());
  }

  static SchemaMigrationSpec with(
      SchemaMigrationSpec spec, String url, String target, int lockTimeout) {
    return spec(
        spec.database().schemas().getFirst(),
        url,
        when(spec),
        spec.suspend(),
        spec.dryRun(),
        target,
        lockTimeout);
  }
}
