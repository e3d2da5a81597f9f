package dev.sluice.core.reconcile;

import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.api.v1alpha1.SqlCheck;
import dev.sluice.core.Durations;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.run.RunRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a runner is asked, from what the resource asks. */
public final class Requests {
  private Requests() {}

  public static RunRequest of(Desired desired, SchemaMigrationStatus status) {
    var spec = desired.spec();
    return new RunRequest(
        desired.id().uid(),
        desired.id().path(),
        desired.target(),
        spec.target(),
        spec.placeholders(),
        Durations.parse(spec.run().lockTimeout()),
        Durations.parse(spec.run().deadline()),
        spec.run().retries().attempts(),
        Durations.parse(spec.run().retries().within()),
        checks(spec.checks().before()),
        checks(spec.checks().after()),
        expectedCluster(desired, status),
        null,
        spec.placeholderReplacement());
  }

  /** The cluster seen before at this url, unless a user was told of another and said retry. */
  private static @Nullable String expectedCluster(Desired desired, SchemaMigrationStatus status) {
    var applied = status.applied();
    if (applied == null || !applied.url().equals(desired.spec().database().url())) {
      return null;
    }
    var failure = status.lastFailure();
    var run = status.run();
    var told = failure != null && failure.reason().equals(Reason.WrongCluster.name());
    var answered = run != null && !Objects.equals(run.retry(), desired.retryToken());
    return told && answered ? null : applied.systemIdentifier();
  }

  private static List<RunRequest.Check> checks(List<SqlCheck> checks) {
    return checks.stream()
        .map(check -> new RunRequest.Check(check.name(), check.sql(), check.expect()))
        .toList();
  }
}
