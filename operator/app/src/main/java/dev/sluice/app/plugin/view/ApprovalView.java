package dev.sluice.app.plugin.view;

import dev.sluice.api.v1alpha1.ApprovalStatus;
import dev.sluice.api.v1alpha1.ApprovalStatus.Decision;
import dev.sluice.core.approval.Decisions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who must say yes, and who did.
 *
 * @param needed whether a user must approve this plan
 * @param because why, or why not
 * @param required how many different users
 * @param excluded who may not, whatever their rights
 * @param expiresAfter how long an approval holds; null: without end
 * @param decisions about this plan, in order
 * @param you null when the API server did not say
 * @param holders who may by RBAC; empty when the asking user may not read that
 */
public record ApprovalView(
    boolean needed,
    String because,
    int required,
    List<String> excluded,
    @Nullable String expiresAfter,
    List<ApprovalStatus> decisions,
    @Nullable You you,
    List<String> holders) {

  public ApprovalView {
    excluded = List.copyOf(excluded);
    decisions = List.copyOf(decisions);
    holders = List.copyOf(holders);
  }

  /** Whose last word is a yes that counts, as far as the operator has said. */
  public Set<String> approvers() {
    return Decisions.lastOfEach(decisions).stream()
        .filter(last -> last.decision() == Decision.Approve && last.voidBecause() == null)
        .map(ApprovalStatus::by)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whose last word is a no. */
  public List<String> rejecters() {
    return Decisions.lastOfEach(decisions).stream()
        .filter(last -> last.decision() == Decision.Reject)
        .map(ApprovalStatus::by)
        .toList();
  }

  /** What this user said last. */
  public Optional<Decision> lastBy(String name) {
    return Decisions.lastOfEach(decisions).stream()
        .filter(last -> last.by().equals(name))
        .map(ApprovalStatus::decision)
        .findFirst();
  }

  /** Nothing that is known stands against an approval by the user who asks. */
  boolean awaitsYou() {
    return you == null || (you.mayNot() == null && !approvers().contains(you.name()));
  }
}
