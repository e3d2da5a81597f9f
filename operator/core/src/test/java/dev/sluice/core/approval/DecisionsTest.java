package dev.sluice.core.approval;

import static dev.sluice.core.Given.NOW;
import static dev.sluice.core.Given.approval;
import static dev.sluice.core.Given.decision;
import static dev.sluice.core.Given.hash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.v1alpha1.ApprovalStatus;
import dev.sluice.api.v1alpha1.ApprovalStatus.Decision;
import dev.sluice.api.v1alpha1.MigrationApproval;
import dev.sluice.api.v1alpha1.MigrationApprovalSpec;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionsTest {
  private static final String HASH = hash('a').value();

  @Test
  void anAnnotationIsADecisionOfWhomAdmissionWroteBesideIt() {
    var seen =
        Decisions.in(
            Map.of(
                "sluice.dev/approve", HASH,
                "sluice.dev/approved-by", "alice",
                "sluice.dev/approved-by-groups", "dba,system:authenticated",
                "sluice.dev/reject", HASH,
                "sluice.dev/rejected-by", "bob",
                "sluice.dev/reason", "not on a Friday"),
            NOW);
    assertThat(seen)
        .containsExactly(
            new ApprovalStatus(
                "alice",
                List.of("dba", "system:authenticated"),
                Decision.Approve,
                HASH,
                NOW.toString(),
                "annotation",
                null,
                null),
            new ApprovalStatus(
                "bob",
                List.of(),
                Decision.Reject,
                HASH,
                NOW.toString(),
                "annotation",
                "not on a Friday",
                null));
  }

  @Test
  void anAnnotationOfNobodyIsNone() {
    assertThat(Decisions.in(Map.of("sluice.dev/approve", HASH), NOW)).isEmpty();
    assertThat(Decisions.in(Map.of("sluice.dev/approve", HASH, "sluice.dev/approved-by", ""), NOW))
        .isEmpty();
  }

  @Test
  void anObjectIsOfItsMakerAndItsTimeIsTheApiServers() {
    assertThat(Decisions.in(object("u1", "alice"), "u1"))
        .hasValueSatisfying(decision -> {
          assertThat(decision.by()).isEqualTo("alice");
          assertThat(decision.at()).isEqualTo("2026-03-01T11:00:00Z");
          assertThat(decision.from()).isEqualTo("orders-1");
        });
  }

  @Test
  void anObjectAboutAResourceOfTheSameNameOrOfNobodyIsNone() {
    assertThat(Decisions.in(object("u1", "alice"), "u2")).isEmpty();
    assertThat(Decisions.in(object("u1", null), "u1")).isEmpty();
  }

  @Test
  void whatWasSeenOnceKeepsItsTimeAndStays() {
    var before = approval("alice", hash('a'));
    var again =
        new ApprovalStatus(
            "alice",
            List.of(),
            Decision.Approve,
            HASH,
            NOW.plusSeconds(9).toString(),
            "annotation",
            null,
            null);
    assertThat(Decisions.about(HASH, List.of(before), List.of(again))).containsExactly(before);
    assertThat(Decisions.about(HASH, List.of(before), List.of())).containsExactly(before);
    assertThat(Decisions.about(hash('b').value(), List.of(before), List.of(again))).isEmpty();
  }

  /** When an annotation was written is not known: the operator may have been away. */
  @Test
  void aYesInAnAnnotationIsNotLaterThanANoThatIsSeenWithIt() {
    var yes = decision("alice", Decision.Approve, hash('a'), NOW.plusSeconds(9));
    var no = object("alice", Decision.Revoke, NOW);
    var ofAnother = object("bob", Decision.Revoke, NOW);
    assertThat(Decisions.about(HASH, List.of(), List.of(yes, no)))
        .containsExactly(approval("alice", hash('a')), no);
    assertThat(Decisions.about(HASH, List.of(no), List.of(yes, no))).containsExactly(no, yes);
    assertThat(Decisions.about(HASH, List.of(), List.of(yes, ofAnother)))
        .containsExactly(yes, ofAnother);
  }

  /** Seed 7432: one annotation said no to two plans, and the first one came back. */
  @Test
  void aNoIsRememberedWhenAnotherPlanStands() {
    var yes = object("alice", Decision.Approve, NOW);
    var no = decision("alice", Decision.Revoke, hash('a'), NOW.plusSeconds(9));
    var unchallenged = object("bob", Decision.Approve, NOW);
    var other = hash('b').value();
    var then = Decisions.remembered(other, List.of(yes, no, unchallenged), List.of());
    var kept = from("earlier annotation", no);
    assertThat(then).containsExactly(yes, kept);
    assertThat(Decisions.about(other, then, List.of())).isEmpty();
    assertThat(Decisions.remembered(HASH, then, List.of(yes, unchallenged)))
        .containsExactly(yes, kept, unchallenged);
  }

  /** Seed 31964: the second no was taken for the first one, after which there had been a yes. */
  @Test
  void anAnnotationThatSaysNoOnceMoreToAPlanThatCameBackIsANewNo() {
    var no = decision("alice", Decision.Revoke, hash('a'), NOW);
    var then = Decisions.remembered(hash('b').value(), List.of(no), List.of());
    var again = decision("alice", Decision.Revoke, hash('a'), NOW.plusSeconds(9));
    assertThat(Decisions.about(HASH, then, List.of(again)))
        .containsExactly(from("earlier annotation", no), again);
  }

  private static ApprovalStatus from(String from, ApprovalStatus said) {
    return new ApprovalStatus(
        said.by(),
        said.groups(),
        said.decision(),
        said.planHash(),
        said.at(),
        from,
        said.reason(),
        null);
  }

  private static ApprovalStatus object(String by, Decision decision, Instant at) {
    return new ApprovalStatus(by, List.of(), decision, HASH, at.toString(), "orders-1", null, null);
  }

  private static MigrationApproval object(String uid, @Nullable String by) {
    var approval = new MigrationApproval();
    approval.setMetadata(
        new ObjectMetaBuilder()
            .withName("orders-1")
            .withCreationTimestamp("2026-03-01T11:00:00Z")
            .build());
    approval.setSpec(
        new MigrationApprovalSpec("orders", uid, HASH, Decision.Approve, null, by, List.of()));
    return approval;
  }
}
