package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.v1alpha1.RunStatus;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.e2e.harness.InNamespace;
import dev.sluice.e2e.harness.Migration;
import dev.sluice.e2e.harness.People;
import dev.sluice.e2e.harness.Scenario;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The honest way to approve, as people go it; and what makes an approval count no more. */
@InNamespace
class ApprovalFlowE2E {
  private static final String SOURCE = "source: {configMaps: [scripts]}\n";
  private static final String FOUR_EYES =
      "approval: {when: OnRisk, threshold: Medium, required: 1, excludeAuthor: true}\n";
  private static final Map<String, String> SAFE = Map.of("V1__t.sql", "create table t (text text)");
  private static final Map<String, String> RISKY =
      Map.of("V1__t.sql", "create table t (text text)", "V2__d.sql", "drop table old");

  @Test
  void whatIsSafeRunsAtOnceAndWhatIsRiskyWaits(Scenario scenario) {
    scenario.sql("create table old ()");
    scenario.sql("alter table old owner to \"" + scenario.namespace() + "\"");
    var people = new People(scenario).mayApprove("alice");
    people.policy(FOUR_EYES);
    scenario.scripts("scripts", SAFE);
    var migration = scenario.migrate("m", SOURCE);
    assertThat(migration.awaitReady().history()).hasSize(1);

    scenario.scripts("scripts", RISKY);
    var waiting = migration.awaitPhase("AwaitingApproval");
    assertThat(waiting.plan().risk()).hasToString("High");
    assertThat(waiting.plan().findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.rule()).isEqualTo("drop-table");
          assertThat(finding.script()).isEqualTo("V2__d.sql");
        });
    assertThat(waiting.history().getFirst().outcome()).isEqualTo("Stopped");
    assertThat(waiting.policy().from()).containsEntry("when", scenario.namespace());
    assertThat(scenario.query("select to_regclass('old') is not null")).containsExactly("t");

    people.type("alice", Migration.command(waiting));
    var done = migration.awaitReady();
    assertThat(done.approvals())
        .singleElement()
        .satisfies(approval -> {
          assertThat(approval.by()).isEqualTo("alice");
          assertThat(approval.groups()).contains("system:authenticated");
          assertThat(approval.from()).isEqualTo("annotation");
        });
    assertThat(done.history().getFirst().approvedBy()).containsExactly("alice");
    assertThat(scenario.query("select to_regclass('old')")).containsExactly("null");
    assertThat(
            scenario.query(
                "select approved_by, given_by, plan_hash from sluice.approval join sluice.attempt"
                    + " using (epoch)"))
        .containsExactly("alice|annotation|" + waiting.plan().hash());
    assertThat(migration.events().awaitSaying("Approved")).contains("alice", waiting.plan().hash());
  }

  @Test
  void whoWroteItMayNotApproveIt(Scenario scenario) {
    var people = new People(scenario).mayApprove("alice").mayApprove("bob");
    people.policy("approval: {when: Always, excludeAuthor: true}\n");
    scenario.scripts("scripts", SAFE);
    var migration = scenario.migrate("m", SOURCE);
    var first = migration.awaitPhase("AwaitingApproval");
    people.type(
        "alice",
        "kubectl patch smig/m -n "
            + scenario.namespace()
            + " --type=merge -p '{\"spec\":{\"run\":{\"lockTimeout\":\"3s\"}}}'");
    var waiting =
        migration.await(
            "planned again",
            status ->
                "AwaitingApproval".equals(status.phase())
                    && !status.plan().hash().equals(first.plan().hash()));
    assertThat(Migration.message(waiting)).contains("Not by alice, who last changed the spec.");
    assertThatThrownBy(() -> people.type("alice", Migration.command(waiting)))
        .hasMessageContaining("alice last changed the spec, and the MigrationPolicy");
    decide(people, scenario, waiting, "alice", "own", "Approve");
    awaitMessage(migration, "The approval by alice does not count: who last changed the spec");
    assertThat(scenario.query("select to_regclass('t')")).containsExactly("null");

    people.type(
        "bob",
        "kubectl annotate --overwrite -n %s smig/m sluice.dev/approve=%s sluice.dev/approved-by=bob"
            .formatted(scenario.namespace(), waiting.plan().hash()));
    assertThat(migration.awaitReady().history().getFirst().approvedBy()).containsExactly("bob");
  }

  @Test
  void twoPersonsAreTwo(Scenario scenario) {
    var people = new People(scenario).mayApprove("alice").mayApprove("bob");
    people.policy("approval: {when: Always, required: 2}\n");
    scenario.scripts("scripts", SAFE);
    var migration = scenario.migrate("m", SOURCE);
    var waiting = migration.awaitPhase("AwaitingApproval");
    decide(people, scenario, waiting, "alice", "first", "Approve");
    decide(people, scenario, waiting, "alice", "second", "Approve");
    var one = awaitMessage(migration, "1 of 2 approvals are there: alice");
    assertThat(one.approvals()).hasSizeBetween(1, 2);
    assertThat(scenario.query("select to_regclass('t')")).containsExactly("null");
    decide(people, scenario, waiting, "bob", "third", "Approve");
    assertThat(migration.awaitReady().history().getFirst().approvedBy()).contains("alice", "bob");
  }

  @Test
  void oneNoStopsItUntilThatPersonSaysYes(Scenario scenario) {
    var people = new People(scenario).mayApprove("alice").mayApprove("bob");
    people.policy("approval: {when: Always}\n");
    scenario.scripts("scripts", SAFE);
    var migration = scenario.migrate("m", SOURCE);
    var waiting = migration.awaitPhase("AwaitingApproval");
    people.type(
        "bob",
        "kubectl annotate -n %s smig/m sluice.dev/reject=%s 'sluice.dev/reason=not on a Friday'"
            .formatted(scenario.namespace(), waiting.plan().hash()));
    var rejected = migration.awaitStalled("Rejected");
    assertThat(Migration.message(rejected)).contains("bob rejected the plan: not on a Friday");
    decide(people, scenario, waiting, "alice", "yes", "Approve");
    migration.await("seen", status -> status.approvals().size() == 2);
    assertThat(migration.awaitStalled("Rejected").approvals()).hasSize(2);
    awaitASecondAfter(rejected);
    decide(people, scenario, waiting, "bob", "after-all", "Approve");
    migration.awaitReady();
  }

  @Test
  void anApprovalCountsNoMoreWhenItIsTakenBackExpiredOrItsGiverLostTheRight(Scenario scenario) {
    var people = new People(scenario).mayApprove("alice").mayApprove("bob");
    people.policy("approval: {when: Always, required: 2, expiresAfter: 1h}\n");
    scenario.scripts("scripts", SAFE);
    var migration = scenario.migrate("m", SOURCE);
    var waiting = migration.awaitPhase("AwaitingApproval");
    decide(people, scenario, waiting, "alice", "yes", "Approve");
    awaitMessage(migration, "1 of 2 approvals are there: alice");
    decide(people, scenario, waiting, "alice", "no-more", "Revoke");
    awaitMessage(migration, "2 users must approve");

    decide(people, scenario, waiting, "bob", "bobs", "Approve");
    awaitMessage(migration, "1 of 2 approvals are there: bob");
    people.mayNotApprove("bob");
    people.policy("approval: {when: Always, required: 1, expiresAfter: 1h}\n");
    awaitMessage(
        migration, "The approval by bob does not count: this user may not approve here any more");

    // In this order: with the other one there is a moment in which the approval counts.
    people.policy("approval: {when: Always, required: 1, expiresAfter: 1ms}\n");
    people.mayApprove("bob");
    // A right is no event of anything that is watched; a policy is.
    people.policy("approval: {when: Always, required: 1, expiresAfter: 2ms}\n");
    awaitMessage(migration, "The approval by bob does not count: it expired");
    assertThat(scenario.query("select to_regclass('t')")).containsExactly("null");
    people.policy("approval: {when: Always, required: 1, expiresAfter: 1h}\n");
    migration.awaitReady();
  }

  @Test
  void whatChangedAfterTheApprovalIsNotApproved(Scenario scenario) {
    var people = new People(scenario).mayApprove("alice");
    people.policy("approval: {when: Always}\n");
    scenario.scripts("scripts", SAFE);
    var migration = scenario.migrate("m", SOURCE + "suspend: true\n");
    scenario.migrate("m", SOURCE + "suspend: false\n");
    var waiting = migration.awaitPhase("AwaitingApproval");
    scenario.migrate("m", SOURCE + "suspend: true\n");
    people.type("alice", Migration.command(waiting));
    migration.awaitPhase("Suspended");
    scenario.scripts("scripts", Map.of("V1__t.sql", "create table t (text text, more text)"));
    scenario.migrate("m", SOURCE + "suspend: false\n");
    var again = migration.awaitPhase("AwaitingApproval");
    assertThat(again.plan().hash()).isNotEqualTo(waiting.plan().hash());
    assertThat(Migration.message(again))
        .contains("The approval by alice was of another plan and is void: other scripts.");
    assertThat(scenario.query("select to_regclass('t')")).containsExactly("null");
  }

  @Test
  void aResourceMadeAnewIsAnother(Scenario scenario) {
    var people = new People(scenario).mayApprove("alice");
    people.policy("approval: {when: Always}\n");
    scenario.scripts("scripts", SAFE);
    var migration = scenario.migrate("m", SOURCE);
    var waiting = migration.awaitPhase("AwaitingApproval");
    scenario.migrate("m", SOURCE + "suspend: true\n");
    decide(people, scenario, waiting, "alice", "old", "Approve");
    assertThat(migration.awaitPhase("Suspended").approvals()).hasSize(1);
    migration.delete();
    scenario.migrate("m", SOURCE);
    var again = migration.awaitPhase("AwaitingApproval");
    assertThat(again.plan().hash()).isNotEqualTo(waiting.plan().hash());
    assertThat(again.approvals()).isEmpty();
  }

  @Test
  void aWindowIsWaitedForAndTold(Scenario scenario) {
    var people = new People(scenario);
    people.policy("windows: {open: [{days: [Mon], from: '03:00', to: '03:30'}]}\n");
    scenario.scripts("scripts", SAFE);
    var migration = scenario.migrate("m", SOURCE + "run: {deadline: 29m}\n");
    var waiting = migration.awaitPhase("AwaitingWindow");
    assertThat(Instant.parse(waiting.policy().nextOpening())).isAfter(Instant.now());
    people.policy("windows: {open: [{from: '03:00', to: '03:10'}]}\n");
    assertThat(Migration.message(migration.awaitStalled("PolicyViolated")))
        .contains("is long enough for spec.run.deadline, 29m");
    people.noPolicy();
    assertThat(migration.awaitReady().history())
        .extracting(RunStatus::kind)
        .containsExactly("Apply", "Plan");
  }

  @Test
  void whatAPolicyForbidsNobodyCanApprove(Scenario scenario) {
    var people = new People(scenario);
    people.policy("forbiddenRules: [drop-table]\n");
    scenario.sql("create table old ()");
    scenario.scripts("scripts", RISKY);
    var migration = scenario.migrate("m", SOURCE);
    assertThat(Migration.message(migration.awaitStalled("PolicyViolated")))
        .contains("findings of drop-table", "policy " + scenario.namespace());
    assertThat(scenario.query("select to_regclass('t')")).containsExactly("null");
  }

  /** Times are whole seconds: of a no and a yes in the same one, the no stands. */
  private static void awaitASecondAfter(SchemaMigrationStatus said) {
    var at = Instant.parse(said.approvals().getLast().at());
    Awaitility.await().until(() -> Instant.now().isAfter(at.plusSeconds(1)));
  }

  private static SchemaMigrationStatus awaitMessage(Migration migration, String words) {
    return migration.await(words, status -> Migration.message(status).contains(words));
  }

  private static void decide(
      People people,
      Scenario scenario,
      SchemaMigrationStatus waiting,
      String who,
      String name,
      String decision) {
    var uid = scenario.migration("m").resource().require().getMetadata().getUid();
    people.type(
        who,
        """
        kubectl create -n %s -f - <<'Y'
        apiVersion: sluice.dev/v1alpha1
        kind: MigrationApproval
        metadata: {name: "%s"}
        spec: {migration: m, uid: %s, planHash: "%s", decision: %s}
        Y\
        """
            .formatted(scenario.namespace(), name, uid, waiting.plan().hash(), decision));
  }
}
