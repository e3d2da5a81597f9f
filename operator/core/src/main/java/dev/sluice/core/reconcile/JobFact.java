package dev.sluice.core.reconcile;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One Job of this resource.
 *
 * @param url the database's, as it was given to this Job: the resource may say another by now
 * @param retryToken likewise; null without one
 * @param approvers who approved its plan, as it was started
 * @param expires true once Kubernetes was told to remove it after a while
 */
public record JobFact(
    String name,
    JobKind kind,
    RunKey key,
    int attempt,
    String url,
    @Nullable String retryToken,
    List<String> approvers,
    Instant createdAt,
    boolean expires,
    JobState state) {

  public JobFact {
    approvers = List.copyOf(approvers);
    state = state.notBefore(createdAt);
  }
}
