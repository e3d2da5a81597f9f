package dev.sluice.core.status;

import static dev.sluice.core.Given.FOUND;
import static dev.sluice.core.Given.NOW;
import static dev.sluice.core.Given.URL;
import static dev.sluice.core.Given.approval;
import static dev.sluice.core.Given.careful;
import static dev.sluice.core.Given.failed;
import static dev.sluice.core.Given.hash;
import static dev.sluice.core.Given.job;
import static dev.sluice.core.Given.key;
import static dev.sluice.core.Given.lost;
import static dev.sluice.core.Given.plan;
import static dev.sluice.core.Given.planned;
import static dev.sluice.core.Given.routine;
import static dev.sluice.core.Given.sees;
import static dev.sluice.core.Given.spec;
import static dev.sluice.core.Given.succeeded;
import static dev.sluice.core.Given.wants;
import static dev.sluice.core.Given.with;
import static dev.sluice.core.reconcile.JobKind.APPLY;
import static dev.sluice.core.reconcile.JobKind.PLAN;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.v1alpha1.ApprovalSpec.When;
import dev.sluice.api.v1alpha1.DatabaseSpec;
import dev.sluice.api.v1alpha1.RunStatus;
import dev.sluice.api.v1alpha1.SchemaMigrationSpec;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.reconcile.Decider;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.JobFact;
import dev.sluice.core.reconcile.Observed;
import dev.sluice.core.reconcile.RunKey;
import dev.sluice.core.source.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What status keeps of Jobs, plans and approvals that are gone. */
class StatusMemoryTest {
  private static final SchemaMigrationStatus NONE = SchemaMigrationStatus.EMPTY;
  private static final RunKey KEY = key(routine());
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final JobFact DONE = job(APPLY, KEY, 1, 9, succeeded(plan('a', 2)));
  private static final JobFact PLANNED = job(PLAN, KEY, 1, 9, planned(plan('a', 2)));

  @Test
  void aJobIsTakenInOnce() {
    var once = report(routine(), sees(DONE), NOW);
    var twice = report(routine(), sees(FOUND, once, DONE), LATER);
    var gone = report(routine(), sees(FOUND, twice), LATER);
    assertThat(once.history()).hasSize(1);
    assertThat(twice.history()).isEqualTo(once.history());
    assertThat(gone.history()).isEqualTo(once.history());
    assertThat(gone.run()).isEqualTo(once.history().getFirst());
  }

  @Test
  void historyHoldsTheLastTenNewestFirst() {
    var status = NONE;
    for (int attempt = 1; attempt <= 13; attempt++) {
      var fact = job(APPLY, KEY, attempt, 100 - attempt, lost());
      status = report(routine(), sees(FOUND, status, fact), NOW);
    }
    assertThat(status.history())
        .extracting(RunStatus::attempt)
        .containsExactly(13, 12, 11, 10, 9, 8, 7, 6, 5, 4);
    var old = job(APPLY, KEY, 2, 98, lost());
    assertThat(report(routine(), sees(FOUND, status, old), NOW).history())
        .as("a Job that fell out of history is not taken in again")
        .isEqualTo(status.history());
  }

  @Test
  void severalAtOnceAreTakenInInTheOrderOfTheirMaking() {
    var second = job(APPLY, new RunKey("0123456789"), 1, 3, succeeded(plan('b', 3)));
    var status = report(routine(), sees(second, DONE), NOW);
    assertThat(status.history())
        .extracting(RunStatus::job)
        .containsExactly(second.name(), DONE.name());
    assertThat(requireNonNull(status.applied()).count()).isEqualTo(3);
  }

  @Test
  void lastFailureStaysUntilARunSucceeds() {
    var failed = report(routine(), sees(job(APPLY, KEY, 1, 9, failed(Reason.CheckFailed))), NOW);
    var retried = wants(spec(When.Never, false, false), "2");
    var starting = report(retried, sees(FOUND, failed), LATER);
    assertThat(requireNonNull(starting.lastFailure()).reason()).isEqualTo("CheckFailed");
    var done = job(APPLY, key(retried), 1, 3, succeeded(plan('a', 2)));
    assertThat(report(retried, sees(FOUND, starting, done), LATER).lastFailure()).isNull();
  }

  @Test
  void aRunIsReportedFromItsStart() {
    var status = report(routine(), sees(), NOW);
    var run = requireNonNull(status.run());
    assertThat(run.outcome()).isNull();
    assertThat(run.key()).isEqualTo(KEY.value());
    assertThat(run.attempt()).isEqualTo(1);
    assertThat(status.history()).isEmpty();
  }

  @Test
  void whatARunFoundIsOfTheUrlThatItWasGiven() {
    var base = routine().spec();
    var moved =
        new SchemaMigrationSpec(
            new DatabaseSpec(URL + "2", base.database().credentials(), List.of()),
            base.source(),
            null,
            Map.of(),
            null,
            null,
            null,
            null,
            false,
            false);
    var status = report(wants(moved, "9"), sees(DONE), NOW);
    assertThat(requireNonNull(status.applied()).url()).isEqualTo(URL);
    assertThat(status.history().getFirst().retry()).isNull();
  }

  @Test
  void anApprovalIsKeptOnceSeenAndGoneWithItsPlan() {
    var alice = approval("alice", hash('a'));
    var seen =
        report(
            wants(spec(When.Always, true, false), null), with(sees(FOUND, frozen()), alice), NOW);
    assertThat(seen.approvals()).containsExactly(alice);
    var pruned = report(careful(), sees(FOUND, seen), LATER);
    assertThat(pruned.approvals()).isEqualTo(seen.approvals());
    var other = job(PLAN, new RunKey("0123456789"), 1, 3, planned(plan('b', 3)));
    assertThat(report(careful(), sees(FOUND, seen, other), LATER).approvals()).isEmpty();
  }

  @Test
  void anotherPlanThanTheOneApprovedSaysWhatChanged() {
    var approved =
        report(
            wants(spec(When.Always, true, false), null),
            with(sees(FOUND, frozen()), approval("alice", hash('a'))),
            NOW);
    var other = job(PLAN, new RunKey("0123456789"), 1, 3, planned(plan('b', 3)));
    var seen = report(careful(), sees(FOUND, approved, other), LATER);
    var later = report(careful(), sees(FOUND, seen), LATER);
    assertThat(requireNonNull(later.plan()).changed())
        .isEqualTo(requireNonNull(seen.plan()).changed())
        .isEqualTo("The approval by alice was of another plan and is void: other scripts.");
  }

  @Test
  void anApprovalOfAnotherPlanIsNoneAtAll() {
    var other = with(sees(FOUND, frozen()), approval("alice", hash('b')));
    assertThat(report(careful(), other, NOW).approvals()).isEmpty();
  }

  @Test
  void pendingIsCountedDownByWhatRan() {
    var made = report(careful(), sees(PLANNED), NOW);
    assertThat(made.pendingCount()).isEqualTo(2);
    assertThat(requireNonNull(made.plan()).pending()).hasSize(2);
    assertThat(report(routine(), sees(FOUND, made, DONE), NOW).pendingCount()).isZero();
  }

  @Test
  void aBadSourceLeavesTheLastGoodOneInStatus() {
    var good = report(routine(), sees(DONE), NOW);
    var bad = report(routine(), sees(new Source.Invalid("x twice"), good), LATER);
    assertThat(bad.source()).isEqualTo(good.source());
  }

  private static SchemaMigrationStatus frozen() {
    return report(careful(), sees(PLANNED), NOW);
  }

  private static SchemaMigrationStatus report(Desired desired, Observed observed, Instant now) {
    return StatusReport.of(desired, observed, Decider.decide(desired, observed, now), now);
  }
}
