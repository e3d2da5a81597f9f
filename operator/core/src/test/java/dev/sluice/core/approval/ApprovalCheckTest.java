package dev.sluice.core.approval;

import static dev.sluice.core.Given.NOW;
import static dev.sluice.core.Given.approval;
import static dev.sluice.core.Given.decision;
import static dev.sluice.core.Given.hash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.v1alpha1.ApprovalSpec;
import dev.sluice.api.v1alpha1.ApprovalSpec.When;
import dev.sluice.api.v1alpha1.ApprovalStatus;
import dev.sluice.api.v1alpha1.ApprovalStatus.Decision;
import dev.sluice.api.v1alpha1.MigrationPolicySpec;
import dev.sluice.api.v1alpha1.PolicyApproval;
import dev.sluice.api.v1alpha1.PolicyLimits;
import dev.sluice.api.v1alpha1.PolicyMatch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApprovalCheckTest {
  private static final ApprovalStatus ALICE = approval("alice", hash('a'));
  private static final ApprovalStatus BOB = approval("bob", hash('a'));
  private static final EffectivePolicy ONE = policy(1, false, null);
  private static final EffectivePolicy TWO = policy(2, false, null);
  private static final EffectivePolicy OTHERS = policy(1, true, null);
  private static final EffectivePolicy AN_HOUR = policy(1, false, "1h");

  record Row(
      String sentence,
      EffectivePolicy policy,
      ApprovalFacts facts,
      @Nullable String author,
      Object expected) {
    @Override
    public String toString() {
      return sentence;
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void onlyYesesThatCountAreCounted(Row row) {
    var verdict = ApprovalCheck.of(row.policy(), hash('a').value(), row.facts(), row.author());
    assertThat(told(verdict)).isEqualTo(row.expected());
  }

  /** Who approved, or why not. */
  private static Object told(ApprovalVerdict verdict) {
    return switch (verdict) {
      case ApprovalVerdict.Approved(List<String> by) -> by;
      case ApprovalVerdict.Awaiting(_, var _, List<String> setAside) ->
          "waiting" + (setAside.isEmpty() ? "" : ": " + String.join("; ", setAside));
      case ApprovalVerdict.Rejected(String by, String reason) -> by + " rejected: " + reason;
      case ApprovalVerdict.Unprotected(String why) -> "unprotected: " + why;
      case ApprovalVerdict.NotNeeded _ -> "not needed";
    };
  }

  static Stream<Row> rows() {
    return Stream.of(
        row("nobody said anything", ONE, "waiting"),
        row("one said yes", ONE, List.of("alice"), ALICE),
        row("yes to another plan", ONE, "waiting", approval("alice", hash('b'))),
        row("one of two", TWO, "waiting", ALICE),
        row("two of two", TWO, List.of("alice", "bob"), ALICE, BOB),
        row("two yeses of one user are one", TWO, "waiting", ALICE, later(ALICE, "second")),
        row(
            "who took it back has not said yes",
            ONE,
            "waiting: alice took an approval back.",
            ALICE,
            decision("alice", Decision.Revoke, hash('a'), NOW.plusSeconds(1))),
        row(
            "nor has who did both within one second",
            ONE,
            "waiting: alice took an approval back.",
            decision("alice", Decision.Revoke, hash('a'), NOW),
            ALICE),
        row(
            "another one cannot take it back",
            ONE,
            List.of("alice"),
            ALICE,
            decision("bob", Decision.Revoke, hash('a'), NOW.plusSeconds(1))),
        row(
            "one no outweighs a yes",
            ONE,
            "bob rejected: null",
            ALICE,
            decision("bob", Decision.Reject, hash('a'), NOW.minusSeconds(1))),
        row(
            "who rejected may come round",
            ONE,
            List.of("bob"),
            decision("bob", Decision.Reject, hash('a'), NOW.minusSeconds(1)),
            BOB),
        row(
            "a service account is no user account",
            ONE,
            "waiting: The approval by system:serviceaccount:argocd:argocd-server does not count: only a"
                + " user may approve.",
            approval("system:serviceaccount:argocd:argocd-server", hash('a'))),
        author("the author's yes", "alice", "who last changed the spec may not approve"),
        author(
            "anybody's where the author is not known",
            null,
            "who wrote the spec is not known, and the author may not approve; any change of the spec"
                + " makes it known"),
        new Row(
            "a look-alike of the author is another",
            OTHERS,
            facts(ALICE),
            "Alice",
            List.of("alice")),
        expiring("within its time", NOW.plusSeconds(3600), List.of("alice")),
        expiring(
            "after its time",
            NOW.plusSeconds(3601),
            "waiting: The approval by alice does not count: it expired, 1h after 2026-03-01T12:00:00Z; approve again."),
        new Row(
            "whose right is gone",
            ONE,
            facts(Set.of("alice"), Optional.empty(), Instant.EPOCH, NOW, ALICE),
            null,
            "waiting: The approval by alice does not count: this user may not approve here any more."),
        new Row(
            "given before the guards were written again",
            ONE,
            facts(Set.of(), Optional.empty(), NOW.plusSeconds(1), NOW, ALICE),
            null,
            "waiting: The approval by alice does not count: what guards approvals was written again after it; approve again."),
        new Row(
            "without guards none counts",
            ONE,
            facts(Set.of(), Optional.of("no policy"), Instant.EPOCH, NOW, ALICE),
            null,
            "unprotected: no policy"));
  }

  private static ApprovalStatus later(ApprovalStatus one, String from) {
    return new ApprovalStatus(
        one.by(),
        one.groups(),
        one.decision(),
        one.planHash(),
        NOW.plusSeconds(5).toString(),
        from,
        null,
        null);
  }

  private static Row row(
      String sentence, EffectivePolicy policy, Object expected, ApprovalStatus... decisions) {
    return new Row(sentence, policy, facts(decisions), null, expected);
  }

  private static Row author(String sentence, @Nullable String author, String why) {
    return new Row(
        sentence,
        OTHERS,
        facts(ALICE),
        author,
        "waiting: The approval by alice does not count: " + why + ".");
  }

  private static Row expiring(String sentence, Instant now, Object expected) {
    var facts = facts(Set.of(), Optional.empty(), Instant.EPOCH, now, ALICE);
    return new Row(sentence, AN_HOUR, facts, null, expected);
  }

  private static ApprovalFacts facts(ApprovalStatus... decisions) {
    return facts(Set.of(), Optional.empty(), Instant.EPOCH, NOW, decisions);
  }

  private static ApprovalFacts facts(
      Set<String> withoutRight,
      Optional<String> unprotected,
      Instant since,
      Instant now,
      ApprovalStatus... decisions) {
    return new ApprovalFacts(List.of(decisions), withoutRight, unprotected, since, now);
  }

  private static EffectivePolicy policy(
      int required, boolean excludeAuthor, @Nullable String expires) {
    var approval =
        new PolicyApproval(When.Always, null, required, excludeAuthor, List.of(), expires);
    var spec =
        new MigrationPolicySpec(
            PolicyMatch.ALL, approval, null, PolicyLimits.NONE, List.of(), false);
    return PolicyCombination.of(ApprovalSpec.NONE, List.of(new NamedPolicy("four-eyes", spec)));
  }
}
