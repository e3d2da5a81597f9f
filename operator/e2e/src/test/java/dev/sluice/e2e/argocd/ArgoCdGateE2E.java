package dev.sluice.e2e.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.e2e.harness.Hold;
import dev.sluice.e2e.harness.InNamespace;
import dev.sluice.e2e.harness.People;
import dev.sluice.e2e.harness.Scenario;
import dev.sluice.e2e.harness.TestCluster;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One commit changes schema and application: under Argo CD new pods wait, old ones never do. */
@InNamespace
class ArgoCdGateE2E {
  private static final String OLD = "20260105.1";
  private static final String NEW = "20260106.1";
  private static final String NOTES = "V20260106.1__notes.sql";
  private static final String ADD_NOTES = "alter table orders add column note text;";
  private static final String PAUSED = "Deployment is paused";

  @AutoClose private static ArgoCd argo;

  @BeforeAll
  static void start(TestCluster cluster) {
    argo = ArgoCd.join(cluster);
  }

  @ParameterizedTest
  @EnumSource
  void podsOfTheCommitComeWhenItsScriptIsApplied(Apply apply, Scenario scenario) {
    try (var application = argo.application(scenario, apply, "run: {lockTimeout: 60s}");
        var pods = Pods.watch(scenario)) {
      var before = first(application, pods);
      try (var _ = Hold.of(scenario)) {
        commit(application, Hold.SCRIPT + ADD_NOTES);
        application.migration().awaitStep("V" + NEW);
        awaitHeld(application);
        selfHeal(scenario);
        assertThat(pods.needing(OLD)).isEqualTo(before);
      }
      awaitNew(application, pods);
    }
  }

  @ParameterizedTest
  @EnumSource
  void podsOfTheCommitComeWhenItsPlanIsApproved(Apply apply, Scenario scenario) {
    var people = new People(scenario).mayApprove("alice");
    try (var application = argo.application(scenario, apply);
        var pods = Pods.watch(scenario)) {
      var before = first(application, pods);
      people.policy("approval: {when: Always}\n");
      commit(application, ADD_NOTES);
      application.awaitSynced();
      application.awaitMigration("Suspended", "ApprovalRequired: ");
      awaitHeld(application);
      application.awaitHealth("Suspended");
      selfHeal(scenario);
      application.awaitSynced();
      application.awaitHealth("Suspended");
      assertThat(pods.needing(OLD)).isEqualTo(before);
      loseOne(scenario, pods, before);

      var hash = application.migration().awaitPhase("AwaitingApproval").plan().hash();
      people.type(
          "alice",
          "kubectl annotate -n %s smig/orders sluice.dev/approve=%s"
              .formatted(scenario.namespace(), hash));
      awaitNew(application, pods);
    }
  }

  @Test
  void aCommitWhoseScriptFailsLeavesTheOldPodsAndIsRevertedInGit(Scenario scenario) {
    try (var application = argo.application(scenario, Apply.SERVER_SIDE);
        var pods = Pods.watch(scenario)) {
      var before = first(application, pods);
      commit(application, "alter table missing add column note text;");
      application.awaitSynced();
      application.awaitMigration("Degraded", "StatementFailed: " + NOTES);
      awaitHeld(application);
      application.awaitHealth("Degraded");
      assertThat(pods.needing(OLD)).isEqualTo(before);
      awaitReverted(application, pods, before);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRevertWhileItIsHeldStartsNoPod(Apply apply, Scenario scenario) {
    var people = new People(scenario);
    try (var application = argo.application(scenario, apply);
        var pods = Pods.watch(scenario)) {
      var before = first(application, pods);
      people.policy("approval: {when: Always}\n");
      commit(application, ADD_NOTES);
      application.awaitSynced();
      application.awaitMigration("Suspended", "ApprovalRequired: ");
      awaitHeld(application);
      awaitReverted(application, pods, before);
      assertThat(scenario.query("select to_regclass('orders')")).containsExactly("orders");
    }
  }

  /** The example as it is first applied; its pods. */
  private static List<String> first(Application application, Pods pods) {
    application.awaitHealth("Healthy");
    var before = pods.needing(OLD);
    assertThat(before).hasSize(2);
    return before;
  }

  private static void commit(Application application, String sql) {
    application.script(NOTES, sql).requires(OLD, NEW).push();
  }

  private static void awaitHeld(Application application) {
    application.awaitResource("Deployment", "shop", "Suspended", PAUSED);
  }

  private static void awaitNew(Application application, Pods pods) {
    application.awaitMigration("Healthy", "UpToDate: The database is at version " + NEW);
    application.awaitHealth("Healthy");
    application.awaitSynced();
    assertThat(pods.needing(NEW)).hasSize(2);
    assertThat(pods.needing(OLD)).isEmpty();
    assertThat(pods.early()).isEmpty();
  }

  private static void awaitReverted(Application application, Pods pods, List<String> before) {
    application.revert();
    application.awaitSynced();
    application.awaitMigration("Healthy", "UpToDate: The database is at version " + OLD);
    application.awaitHealth("Healthy");
    assertThat(pods.needing(OLD)).isEqualTo(before);
    assertThat(pods.needing(NEW)).isEmpty();
    assertThat(pods.early()).isEmpty();
  }

  /** What a user changes on the held Deployment, Argo CD sets back by a write of its own. */
  private static void selfHeal(Scenario scenario) {
    scenario
        .cluster()
        .kubectl()
        .type(
            "kubectl label --overwrite -n %s deployment/shop app.kubernetes.io/part-of=drifted"
                .formatted(scenario.namespace()));
    Awaitility.await("set back by self-heal")
        .atMost(Duration.ofMinutes(1))
        .until(() -> label(scenario), "shop"::equals);
  }

  private static String label(Scenario scenario) {
    return scenario
        .client()
        .apps()
        .deployments()
        .inNamespace(scenario.namespace())
        .withName("shop")
        .require()
        .getMetadata()
        .getLabels()
        .get("app.kubernetes.io/part-of");
  }

  /** As when its node is drained: an old pod comes back at once. */
  private static void loseOne(Scenario scenario, Pods pods, List<String> before) {
    var lost = before.getFirst();
    scenario.client().pods().inNamespace(scenario.namespace()).list().getItems().stream()
        .filter(pod -> pod.getMetadata().getUid().equals(lost))
        .forEach(pod -> scenario.client().resource(pod).delete());
    Awaitility.await("an old pod in its place")
        .atMost(Duration.ofMinutes(1))
        .until(() -> pods.needing(OLD), now -> now.size() == 2 && !now.contains(lost));
  }
}
