package dev.sluice.core.approval;

import dev.sluice.api.v1alpha1.ApprovalStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of the decisions about the plan that stands.
 *
 * @param decisions those that status remembers and those seen now, each once
 * @param withoutRight users among them who do not hold the verb {@code approve} any more
 * @param unprotected why nobody can be sure who decided: what guards decisions at admission is
 *     missing or changed
 * @param protectedSince when what guards them was last written; what is older counts for nothing
 * @param now by the API server's clock
 */
public record ApprovalFacts(
    List<ApprovalStatus> decisions,
    Set<String> withoutRight,
    Optional<String> unprotected,
    Instant protectedSince,
    Instant now) {
  public ApprovalFacts {
    decisions = List.copyOf(decisions);
    withoutRight = Set.copyOf(withoutRight);
  }

  /** Where nobody has looked, because nobody need approve. */
  public static ApprovalFacts none(Instant now) {
    return new ApprovalFacts(List.of(), Set.of(), Optional.empty(), Instant.EPOCH, now);
  }
}
