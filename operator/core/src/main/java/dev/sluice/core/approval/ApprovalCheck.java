package dev.sluice.core.approval;

import dev.sluice.api.v1alpha1.ApprovalStatus;
import dev.sluice.api.v1alpha1.ApprovalStatus.Decision;
import dev.sluice.core.Durations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Counts yeses. Asked again at each pass up to the start of the run, so that nothing is old. */
public final class ApprovalCheck {
  private static final String SERVICE_ACCOUNT = "system:serviceaccount:";

  private final EffectivePolicy policy;
  private final ApprovalFacts facts;
  private final @Nullable String author;

  private ApprovalCheck(EffectivePolicy policy, ApprovalFacts facts, @Nullable String author) {
    this.policy = policy;
    this.facts = facts;
    this.author = author;
  }

  /**
   * Of a plan that needs approval.
   *
   * @param author who last changed the spec; null when it is not known, and then nobody is it
   */
  public static ApprovalVerdict of(
      EffectivePolicy policy, String planHash, ApprovalFacts facts, @Nullable String author) {
    return new ApprovalCheck(policy, facts, author).verdict(planHash);
  }

  /** Why a yes does not count; null for one that does, and for all that is no yes. */
  public static @Nullable String objection(
      EffectivePolicy policy, ApprovalFacts facts, @Nullable String author, ApprovalStatus said) {
    return said.decision() == Decision.Approve
        ? new ApprovalCheck(policy, facts, author).objection(said).orElse(null)
        : null;
  }

  private ApprovalVerdict verdict(String planHash) {
    if (facts.unprotected().isPresent()) {
      return new ApprovalVerdict.Unprotected(facts.unprotected().get());
    }
    var standing = Decisions.lastOfEach(Decisions.about(planHash, facts.decisions(), List.of()));
    var rejection =
        standing.stream().filter(decision -> decision.decision() == Decision.Reject).findFirst();
    if (rejection.isPresent()) {
      return new ApprovalVerdict.Rejected(rejection.get().by(), rejection.get().reason());
    }
    return counted(standing);
  }

  private ApprovalVerdict counted(List<ApprovalStatus> standing) {
    var by = new ArrayList<String>();
    var setAside = new ArrayList<String>();
    for (var decision : standing) {
      if (decision.decision() == Decision.Revoke) {
        setAside.add(decision.by() + " took an approval back.");
        continue;
      }
      objection(decision)
          .ifPresentOrElse(
              why ->
                  setAside.add(
                      "The approval by " + decision.by() + " does not count: " + why + "."),
              () -> by.add(decision.by()));
    }
    return by.size() >= policy.required()
        ? new ApprovalVerdict.Approved(by)
        : new ApprovalVerdict.Awaiting(policy.required(), by, setAside);
  }

  private Optional<String> objection(ApprovalStatus yes) {
    return List.<Function<ApprovalStatus, Optional<String>>>of(
            this::nobody, this::byAuthor, this::excluded, this::older, this::expired, this::lost)
        .stream()
        .flatMap(objection -> objection.apply(yes).stream())
        .findFirst();
  }

  private Optional<String> nobody(ApprovalStatus yes) {
    return when(
        yes.by().isEmpty() || yes.by().startsWith(SERVICE_ACCOUNT), "only a user may approve");
  }

  private Optional<String> byAuthor(ApprovalStatus yes) {
    if (!policy.excludeAuthor()) {
      return Optional.empty();
    }
    return author == null
        ? Optional.of(
            "who wrote the spec is not known, and the author may not approve; any change of the"
                + " spec makes it known")
        : when(yes.by().equals(author), "who last changed the spec may not approve");
  }

  private Optional<String> excluded(ApprovalStatus yes) {
    return when(
        policy.excludedUsers().contains(yes.by()),
        "policy " + policy.from().get("excludedUsers") + " excludes this user");
  }

  private Optional<String> older(ApprovalStatus yes) {
    return when(
        Instant.parse(yes.at()).isBefore(facts.protectedSince()),
        "what guards approvals was written again after it; approve again");
  }

  private Optional<String> expired(ApprovalStatus yes) {
    return policy
        .expiresAfter()
        .filter(lasts -> facts.now().isAfter(Instant.parse(yes.at()).plus(lasts)))
        .map(lasts ->
            "it expired, " + Durations.words(lasts) + " after " + yes.at() + "; approve again");
  }

  private Optional<String> lost(ApprovalStatus yes) {
    return when(facts.withoutRight().contains(yes.by()), "this user may not approve here any more");
  }

  private static Optional<String> when(boolean holds, String why) {
    return holds ? Optional.of(why) : Optional.empty();
  }
}
