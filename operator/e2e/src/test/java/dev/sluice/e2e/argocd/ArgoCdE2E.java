package dev.sluice.e2e.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.e2e.harness.Hold;
import dev.sluice.e2e.harness.InNamespace;
import dev.sluice.e2e.harness.Migration;
import dev.sluice.e2e.harness.People;
import dev.sluice.e2e.harness.Scenario;
import dev.sluice.e2e.harness.TestCluster;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the real Argo CD shows of a migration, what its menu does, and what it leaves alone. */
@InNamespace
class ArgoCdE2E {
  private static final String NOTES = "V20260106.1__notes.sql";
  private static final String ADD_NOTES = "alter table orders add column note text;";
  private static final String PATIENT = "run: {lockTimeout: 60s}";
  private static final String LABEL = "app.kubernetes.io/part-of";

  @AutoClose private static ArgoCd argo;

  @BeforeAll
  static void start(TestCluster cluster) {
    argo = ArgoCd.join(cluster);
  }

  @ParameterizedTest
  @EnumSource
  void theExampleIsAppliedAndOneCommitBringsSchemaAndApplication(Apply apply, Scenario scenario) {
    try (var application = argo.application(scenario, apply)) {
      application.awaitHealth("Healthy");
      application.awaitMigration("Healthy", "UpToDate: The database is at version 20260105.1");
      application.awaitSynced();

      application.script(NOTES, ADD_NOTES).requires("20260105.1", "20260106.1").push();
      application.awaitSynced();
      application.awaitMigration("Healthy", "UpToDate: The database is at version 20260106.1");
      application.awaitHealth("Healthy");
      assertThat(scenario.query("select note from orders")).isEmpty();
    }
  }

  @Test
  void aRunIsProgressingUntilItsEnd(Scenario scenario) {
    try (var application = argo.application(scenario, Apply.SERVER_SIDE, PATIENT)) {
      application.awaitHealth("Healthy");
      try (var _ = Hold.of(scenario)) {
        application.script(NOTES, Hold.SCRIPT + ADD_NOTES).push();
        application.awaitSynced();
        application.migration().awaitStep("V20260106.1");
        application.awaitMigration("Progressing", "Migrating: kubectl sluice watch orders -n ");
        application.awaitHealth("Progressing");
      }
      application.awaitMigration("Healthy", "UpToDate: ");
      application.awaitHealth("Healthy");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anApprovalIsLeftAloneAndIsOfOnePlan(Apply apply, Scenario scenario) {
    var people = new People(scenario).mayApprove("alice").mayApprove("bob");
    people.policy("approval: {when: Always, required: 2}\n");
    try (var application = argo.application(scenario, apply)) {
      application.awaitMigration("Suspended", "ApprovalRequired: 1 script pending");
      application.awaitHealth("Suspended");
      application.awaitSynced();
      var first = application.migration().awaitPhase("AwaitingApproval");
      assertThat(application.migration().resource().require().getMetadata().getAnnotations())
          .containsEntry(
              "sluice.dev/author", "system:serviceaccount:argocd:argocd-application-controller");

      approve(people, "alice", scenario, first);
      application.awaitMigration("Suspended", "1 of 2 approvals are there: alice");
      driftAndBack(scenario, application);
      assertThat(approval(application)).isEqualTo(hash(first));
      application.awaitMigration("Suspended", "1 of 2 approvals are there: alice");

      application.script(NOTES, ADD_NOTES).push();
      application.awaitSynced();
      application.awaitMigration("Suspended", "was of another plan and is void");
      assertThat(approval(application)).isEqualTo(hash(first));
      assertThat(scenario.query("select to_regclass('orders')")).containsExactly("null");

      people.policy("approval: {when: Always, required: 1}\n");
      var second = application.migration().awaitPhase("AwaitingApproval");
      assertThat(hash(second)).isNotEqualTo(hash(first));
      approve(people, "bob", scenario, second);
      application.awaitMigration("Healthy", "UpToDate: ");
      application.awaitHealth("Healthy");
    }
  }

  /** What Argo CD sets back when a user changes it, and a refresh that changes nothing. */
  private static void driftAndBack(Scenario scenario, Application application) {
    scenario
        .cluster()
        .kubectl()
        .type(
            "kubectl label --overwrite -n %s smig/orders %s=drifted"
                .formatted(scenario.namespace(), LABEL));
    Awaitility.await("set back by self-heal")
        .atMost(Duration.ofSeconds(60))
        .until(() -> label(application), "shop"::equals);
    application.refresh();
  }

  private static String label(Application application) {
    return application.migration().resource().require().getMetadata().getLabels().get(LABEL);
  }

  private static void approve(
      People people, String who, Scenario scenario, SchemaMigrationStatus waiting) {
    people.type(
        who,
        "kubectl annotate --overwrite -n %s smig/orders sluice.dev/approve=%s"
            .formatted(scenario.namespace(), hash(waiting)));
  }

  private static String hash(SchemaMigrationStatus status) {
    return status.plan().hash();
  }

  private static String approval(Application application) {
    return application
        .migration()
        .resource()
        .require()
        .getMetadata()
        .getAnnotations()
        .get("sluice.dev/approve");
  }

  @Test
  void anApprovalInGitIsRefusedAndTakenBackInGit(Scenario scenario) {
    new People(scenario).policy("approval: {when: Always}\n");
    try (var application = argo.application(scenario, Apply.SERVER_SIDE)) {
      var waiting = application.migration().awaitPhase("AwaitingApproval");
      application.annotation("sluice.dev/approve", hash(waiting)).push();
      application.awaitSyncSaying("argocd-application-controller is no user account");
      application.revert();
      application.awaitSynced();
      application.awaitMigration("Suspended", "ApprovalRequired: ");
      assertThat(scenario.query("select to_regclass('orders')")).containsExactly("null");
    }
  }

  @Test
  void aRejectionIsDegradedUntilThePlanIsAnother(Scenario scenario) {
    var people = new People(scenario).mayApprove("bob");
    people.policy("approval: {when: Always}\n");
    try (var application = argo.application(scenario, Apply.SERVER_SIDE)) {
      var waiting = application.migration().awaitPhase("AwaitingApproval");
      people.type(
          "bob",
          "kubectl annotate -n %s smig/orders sluice.dev/reject=%s 'sluice.dev/reason=not today'"
              .formatted(scenario.namespace(), hash(waiting)));
      application.awaitMigration("Degraded", "Rejected: bob rejected the plan: not today");
      application.awaitHealth("Degraded");
      application.script(NOTES, ADD_NOTES).push();
      application.awaitSynced();
      application.awaitMigration("Suspended", "ApprovalRequired: ");
    }
  }

  @Test
  void aClosedWindowIsSuspended(Scenario scenario) {
    var people = new People(scenario);
    people.policy("windows: {open: [{days: [Mon], from: '03:00', to: '03:30'}]}\n");
    try (var application = argo.application(scenario, Apply.SERVER_SIDE, "run: {deadline: 29m}")) {
      application.awaitMigration("Suspended", "WindowClosed: 1 script pending; it starts at ");
      people.noPolicy();
      application.awaitMigration("Healthy", "UpToDate: ");
    }
  }

  @Test
  void whatFailedIsDegradedAndTheActionRetriesIt(Scenario scenario) {
    try (var application = argo.application(scenario, Apply.CLIENT_SIDE)) {
      application.awaitHealth("Healthy");
      assertThat(application.offered()).containsExactly("suspend");
      application.script(NOTES, "insert into missing values (1);").push();
      application.awaitSynced();
      application.awaitMigration("Degraded", "StatementFailed: " + NOTES);
      application.awaitHealth("Degraded");
      application.awaitSynced();
      assertThat(application.offered()).containsExactly("retry", "suspend");

      scenario.sql("create table missing (n int)");
      scenario.sql("alter table missing owner to \"" + scenario.namespace() + "\"");
      application.act("retry");
      application.awaitMigration("Healthy", "UpToDate: ");
      application.awaitHealth("Healthy");
      application.awaitSynced();
      assertThat(scenario.query("select * from missing")).containsExactly("1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theActionSuspendsUntilTheOtherOneResumes(Apply apply, Scenario scenario) {
    try (var application = argo.application(scenario, apply)) {
      application.awaitHealth("Healthy");
      application.act("suspend");
      application.script(NOTES, ADD_NOTES).push();
      application.awaitSynced();
      application.awaitMigration("Suspended", "Suspended: spec.suspend is true");
      assertThat(application.offered()).containsExactly("resume");
      driftAndBack(scenario, application);
      application.awaitMigration("Suspended", "Suspended: spec.suspend is true");
      assertThat(scenario.query("select to_regclass('orders') is not null")).containsExactly("t");

      application.act("resume");
      application.awaitMigration("Healthy", "UpToDate: The database is at version 20260106.1");
      assertThat(Migration.is(application.migration().status(), "Ready", "True")).isTrue();
    }
  }
}
