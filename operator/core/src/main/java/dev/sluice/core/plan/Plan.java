package dev.sluice.core.plan;

import java.util.List;

/**
 * What is to run on one target, in order.
 *
 * @param database the state that the plan starts from; another state needs another plan
 * @param targetVersion {@code latest} or a version
 * @param optionsDigest sha256 hex over placeholders, timeouts and checks
 */
public record Plan(
    PlanHash hash,
    DatabaseState database,
    String targetVersion,
    List<PlannedScript> pending,
    String optionsDigest) {
  public Plan {
    pending = List.copyOf(pending);
  }
}
