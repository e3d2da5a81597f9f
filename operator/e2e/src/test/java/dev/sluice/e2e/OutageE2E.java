package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.e2e.harness.OnCluster;
import dev.sluice.e2e.harness.Postgres;
import dev.sluice.e2e.harness.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What is around a run goes away and comes back: the run ends by itself, in one Job. */
@OnCluster
class OutageE2E {
  @Test
  void apiServerAwayForTwoMinutes(Scenario scenario) {
    var run = HeldRun.at("inside", scenario);
    var node = scenario.cluster().node();
    scenario.sql("create table e2e.outage as select clock_timestamp() as since");
    node.stopApiServer();
    try {
      run.doors().open("inside");
      run.awaitLedger("1|SUCCEEDED");
      Awaitility.await("two minutes by the database's clock")
          .atMost(Duration.ofMinutes(3))
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> twoMinutesOver(scenario));
    } finally {
      node.startApiServer();
    }
    run.readyOnce(1);
    assertThat(run.books().attempts()).containsExactly("1|SUCCEEDED");
  }

  @Test
  void kubeletStoppedAndStarted(Scenario scenario) {
    var run = HeldRun.at("inside", scenario);
    var node = scenario.cluster().node();
    node.stopKubelet();
    try {
      run.doors().open("inside");
      run.awaitLedger("1|SUCCEEDED");
    } finally {
      node.startKubelet();
    }
    run.readyOnce(1);
    assertThat(run.books().attempts()).containsExactly("1|SUCCEEDED");
  }

  @Test
  void postgresShutDownAndStarted(Scenario scenario) {
    sameJobAfter(Postgres::restart, scenario);
  }

  @Test
  void postgresKilled(Scenario scenario) {
    sameJobAfter(Postgres::crash, scenario);
  }

  /** The script that was under way runs again, in the same Job, on a new connection. */
  private static void sameJobAfter(Consumer<Postgres> loss, Scenario scenario) {
    var run = HeldRun.at("inside", scenario);
    loss.accept(scenario.cluster().postgres());
    run.doors().awaitRunAt("inside", run.boats().session(1));
    run.doors().open("inside");
    run.readyOnce(1);
    assertThat(run.books().attempts()).containsExactly("1|LOST", "1|SUCCEEDED");
  }

  private static boolean twoMinutesOver(Scenario scenario) {
    return scenario
        .query("select clock_timestamp() - since > interval '2 min' from e2e.outage")
        .equals(List.of("t"));
  }
}
