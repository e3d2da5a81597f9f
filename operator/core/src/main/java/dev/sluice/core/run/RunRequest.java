package dev.sluice.core.run;

import dev.sluice.core.plan.Target;
import dev.sluice.core.risk.Risk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a runner is asked to do, as the operator froze it. Holds no secret.
 *
 * @param uid the resource's uid: who the ledger's attempts belong to
 * @param resource namespace/name, for messages
 * @param targetVersion {@code latest} or a version in the set
 * @param deadline for the whole run
 * @param retryAttempts retries per script
 * @param retryWithin time in which retries of one script may start
 * @param expectedSystemIdentifier the cluster seen before; null accepts any
 * @param stopAtRisk an apply that nobody approved runs nothing when its plan has this risk or a
 *     higher one; null never stops
 * @param placeholderReplacement false keeps {@code ${...}} in scripts as text; a request of an
 *     earlier version has none, and means true
 */
public record RunRequest(
    String uid,
    String resource,
    Target target,
    String targetVersion,
    Map<String, String> placeholders,
    Duration lockTimeout,
    Duration deadline,
    int retryAttempts,
    Duration retryWithin,
    List<Check> checksBefore,
    List<Check> checksAfter,
    @Nullable String expectedSystemIdentifier,
    @Nullable Risk stopAtRisk,
    Boolean placeholderReplacement) {

  public RunRequest {
    // PostgreSQL counts in milliseconds, and none would be no limit.
    lockTimeout = lockTimeout.compareTo(SHORTEST) < 0 ? SHORTEST : lockTimeout;
    placeholders = Map.copyOf(placeholders);
    checksBefore = List.copyOf(checksBefore);
    checksAfter = List.copyOf(checksAfter);
    placeholderReplacement = placeholderReplacement == null || placeholderReplacement;
  }

  /** The same, on this cluster only; null accepts any. */
  public RunRequest expecting(@Nullable String systemIdentifier) {
    return with(systemIdentifier, stopAtRisk);
  }

  /** The same, but that a plan of this risk or more is not run unapproved; null: any is. */
  public RunRequest stoppingAt(@Nullable Risk risk) {
    return with(expectedSystemIdentifier, risk);
  }

  private RunRequest with(@Nullable String systemIdentifier, @Nullable Risk risk) {
    return new RunRequest(
        uid,
        resource,
        target,
        targetVersion,
        placeholders,
        lockTimeout,
        deadline,
        retryAttempts,
        retryWithin,
        checksBefore,
        checksAfter,
        systemIdentifier,
        risk,
        placeholderReplacement);
  }

  /** The uid of runs without a resource: they know nothing of each other. */
  public static final String NOBODY = "command-line";

  private static final Duration SHORTEST = Duration.ofMillis(1);

  /** A query whose first column of its one row must be {@code expect}. */
  public record Check(String name, String sql, String expect) {}
}
