package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.e2e.harness.OnCluster;
import dev.sluice.e2e.harness.Operator;
import dev.sluice.e2e.harness.Scenario;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The operator goes away during a run: the next one finds the same Job and follows it. */
@OnCluster
class OperatorLossE2E {
  @Test
  void processKilled(Scenario scenario) {
    sameJobAfter(Operator::crash, scenario);
  }

  @Test
  void upgraded(Scenario scenario) {
    sameJobAfter(operator -> operator.upgrade("podAnnotations.rollout=next"), scenario);
  }

  @Test
  void awayWhileTheRunEnds(Scenario scenario) {
    var operator = scenario.cluster().operator();
    var run = HeldRun.at("inside", scenario);
    operator.scale(0);
    run.doors().open("inside");
    run.boats().awaitJobEnd();
    operator.scale(1);
    run.readyOnce(1);
    assertThat(run.books().attempts()).containsExactly("1|SUCCEEDED");
  }

  @Test
  void leaderOfTwoLost(Scenario scenario) {
    var operator = scenario.cluster().operator();
    operator.scale(2);
    try {
      sameJobAfter(Operator::removeLeader, scenario);
    } finally {
      operator.scale(1);
    }
  }

  private static void sameJobAfter(Consumer<Operator> loss, Scenario scenario) {
    var run = HeldRun.at("inside", scenario);
    loss.accept(scenario.cluster().operator());
    run.doors().open("inside");
    run.readyOnce(1);
    assertThat(run.books().attempts()).containsExactly("1|SUCCEEDED");
  }
}
