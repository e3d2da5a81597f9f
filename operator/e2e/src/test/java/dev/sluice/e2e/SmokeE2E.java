package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.e2e.harness.OnCluster;
import dev.sluice.e2e.harness.Scenario;
import dev.sluice.e2e.harness.TestCluster;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The cluster itself: what every scenario stands on. */
@OnCluster
class SmokeE2E {
  @Test
  void jobOfAnImageWithoutShellEndsWithItsFilesCopied(Scenario scenario) {
    scenario.apply("smoke");
    var job =
        scenario.client().batch().v1().jobs().inNamespace(scenario.namespace()).withName("copied");
    job.waitUntilCondition(
        seen ->
            seen != null
                && seen.getStatus() != null
                && Integer.valueOf(1).equals(seen.getStatus().getSucceeded()),
        60,
        TimeUnit.SECONDS);
    assertThat(job.getLog()).contains("V1__boats.sql", "V2__boat_length.sql");
  }

  @Test
  void databaseOutlivesItsServer(Scenario scenario) {
    scenario.sql("create table kept (id int)");
    scenario.cluster().postgres().crash();
    assertThat(scenario.query("select count(*) from kept")).containsExactly("0");
  }

  @Test
  void operatorComesBackAfterAKill(TestCluster cluster) {
    cluster.operator().crash();
    assertThat(cluster.operator().pods()).hasSize(1);
  }

  @Test
  void apiServerAndKubeletComeBack(TestCluster cluster) {
    cluster.node().stopKubelet();
    cluster.node().stopApiServer();
    cluster.node().startApiServer();
    cluster.node().startKubelet();
    assertThat(cluster.client().nodes().list().getItems()).hasSize(1);
  }
}
