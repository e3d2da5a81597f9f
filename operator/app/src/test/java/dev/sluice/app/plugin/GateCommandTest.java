package dev.sluice.app.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is put together from held objects, migrations and rights; Argo Rollouts is not there. */
class GateCommandTest {
  private static final Terminal TERMINAL = new FakeTerminal(false, false);
  private static final String NO =
      "{\"kind\":\"Status\",\"code\":403,\"message\":\"forbidden: you may not\"}";
  private static final String STATE =
      "/apis/sluice.dev/v1alpha1/namespaces/shop/schemastates/orders";
  private static final Map<String, String> REQUIRES = Map.of("sluice.dev/requires", "orders@2");

  private GivenCluster given;

  @BeforeEach
  void start(@TempDir Path folder) {
    given = new GivenCluster(folder);
    given.orders(GivenGate.migration("AwaitingApproval")).mayApprove(true);
    given.server.answer("GET", STATE, 200, GivenGate.state("1"));
  }

  @AfterEach
  void stop() {
    given.close();
  }

  private void lists(String group, String plural, String... objects) {
    given.server.answer("GET", GivenGate.kind(group, plural), 200, GivenGate.list(objects));
  }

  @Test
  void podsStandWithTheirWorkloadAndTheMigrationIsAsItIsNow() throws IOException {
    var hash = Map.of("pod-template-hash", "5f6d");
    lists("apps/v1", "deployments", GivenGate.deployment(true, REQUIRES, ""));
    lists("apps/v1", "statefulsets", GivenGate.statefulSet());
    lists(
        "",
        "pods",
        GivenGate.podOf("StatefulSet", "db", Map.of(), "db-0"),
        GivenGate.podOf("StatefulSet", "db", Map.of(), "db-1"),
        GivenGate.podOf("ReplicaSet", "web-5f6d", hash, "web-5f6d-x"),
        GivenGate.pod("alone"));
    assertThat(given.run(TERMINAL, "gate", "-o", "json")).isZero();
    assertThat(given.printed())
        .contains("\"workload\":\"Deployment/api\"")
        .contains("\"state\":\"shop/orders is AwaitingApproval\"")
        .containsPattern("\"workload\":\"StatefulSet/db\"[^]]*\"gatedPods\":2")
        .containsPattern("\"workload\":\"Deployment/web\"[^]]*\"gatedPods\":1")
        .containsPattern("\"workload\":\"Pod/alone\"[^]]*\"gatedPods\":1")
        .contains("\"unseen\":[]")
        .doesNotContain("db-0");
  }

  @Test
  void theNextCommandReadsThePlan() throws IOException {
    lists("apps/v1", "deployments", GivenGate.deployment(true, REQUIRES, ""));
    assertThat(given.run(TERMINAL, "gate")).isZero();
    assertThat(given.printed())
        .contains("WAITS FOR")
        .contains("orders@2")
        .contains("12m")
        .endsWith("look next with\n  kubectl sluice plan orders -n shop\n");
  }

  @Test
  void whoMayNotListAllIsToldOfTheirNamespaceAndOfWhatIsNotSeen() throws IOException {
    given.server.answer("GET", GivenGate.kind("apps/v1", "deployments"), 403, NO);
    given.server.answer(
        "GET",
        "/apis/apps/v1/namespaces/shop/deployments",
        200,
        GivenGate.list(GivenGate.deployment(true, REQUIRES, "")));
    given.server.answer("GET", GivenGate.kind("", "pods"), 403, NO);
    given.server.answer("GET", "/api/v1/namespaces/shop/pods", 403, NO);
    assertThat(given.run(TERMINAL, "gate")).isZero();
    assertThat(given.printed())
        .contains("Deployment/api")
        .contains("not seen, for you may not list them: deployments outside namespace shop, pods");
  }

  @Test
  void whereMigrationsMayNotBeReadTheMarksAreTold() throws IOException {
    given.server.replace(GivenCluster.ORDERS);
    given.server.answer("GET", GivenCluster.ORDERS, 403, NO);
    lists("apps/v1", "deployments", GivenGate.deployment(true, REQUIRES, ""));
    assertThat(given.run(TERMINAL, "gate")).isZero();
    assertThat(given.printed()).contains("shop/orders is").contains("Planning");
  }

  @ParameterizedTest
  @CsvSource({"api", "Deployment/api", "deployments.apps/api", "deploy/api"})
  void oneIsToldWithWhoMayLetItGo(String typed) throws IOException {
    given.server.answer("GET", GivenGate.API, 200, GivenGate.deployment(true, REQUIRES, ""));
    assertThat(given.run(TERMINAL, "gate", typed, "-n", "shop")).isZero();
    assertThat(given.printed())
        .contains("shop Deployment/api  is held")
        .contains("✗ orders@2: shop/orders is AwaitingApproval")
        .contains("you      ann may")
        .contains("kubectl annotate --overwrite -n shop deployment/api sluice.dev/release='...'")
        .contains("kubectl sluice release Deployment/api -n shop --reason '...'");
  }

  @Test
  void ofACronJobTheTemplateThatWaitsIsTold() throws IOException {
    given.server.answer(
        "GET", "/apis/batch/v1/namespaces/shop/cronjobs/nightly", 200, GivenGate.cronJob());
    assertThat(given.run(TERMINAL, "gate", "nightly", "-n", "shop")).isZero();
    assertThat(given.printed())
        .contains("✓ orders@1: applied")
        .contains("✗ orders@2: shop/orders is AwaitingApproval");
  }

  @Test
  void aKindThatIsNeverHeldIsRefused() throws IOException {
    assertThat(given.run(TERMINAL, "gate", "service/api")).isEqualTo(2);
  }
}
