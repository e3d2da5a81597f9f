package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.e2e.harness.InNamespace;
import dev.sluice.e2e.harness.Scenario;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import org.junit.jupiter.api.Test;

/** The run's pod or Job goes away: another attempt follows, and every script runs once. */
@InNamespace
class PodLossE2E {
  @Test
  void podDeletedInsideAScriptIsRolledBackAndTriedAgain(Scenario scenario) {
    var run = HeldRun.at("inside", scenario);
    scenario.client().pods().resource(run.boats().pod()).delete();
    run.secondAttempt("inside", "rolled back");
    run.doors().open("inside");
    run.readyOnce(2);
    assertThat(run.books().attempts()).containsExactly("1|INTERRUPTED", "2|SUCCEEDED");
  }

  @Test
  void podDeletedByForceInsideAScriptIsTriedAgain(Scenario scenario) {
    var run = HeldRun.at("inside", scenario);
    scenario.client().pods().resource(run.boats().pod()).withGracePeriod(0).delete();
    run.secondAttempt("inside", "The run");
    run.doors().open("inside");
    run.readyOnce(2);
    assertThat(run.books().attempts()).hasSize(2).last().isEqualTo("2|SUCCEEDED");
  }

  @Test
  void podKilledInsideAScriptLeavesNothingAndIsTriedAgain(Scenario scenario) {
    var run = HeldRun.at("inside", scenario);
    scenario.cluster().node().kill(run.boats().pod());
    run.secondAttempt("inside", "ended without a report", "137");
    run.doors().open("inside");
    run.readyOnce(2);
    assertThat(run.books().attempts()).containsExactly("1|LOST", "2|SUCCEEDED");
  }

  @Test
  void podKilledBetweenLastCommitAndReportRunsNothingAgain(Scenario scenario) {
    var run = HeldRun.at("after", scenario);
    assertThat(run.doors().ran()).containsExactly("V1", "V2", "V3");
    scenario.cluster().node().kill(run.boats().pod());
    run.secondAttempt("after", "ended without a report");
    run.doors().open("after");
    run.readyOnce(2);
    assertThat(run.appliedLast()).isZero();
  }

  @Test
  void podDeletedBetweenLastCommitAndReportRunsNothingAgain(Scenario scenario) {
    var run = HeldRun.at("after", scenario);
    scenario.client().pods().resource(run.boats().pod()).delete();
    assertThat(run.secondAttempt("after", "asked to stop").scripts()).isEqualTo(3);
    run.doors().open("after");
    run.readyOnce(2);
    assertThat(run.appliedLast()).isZero();
  }

  @Test
  void jobDeletedByAPersonIsReplacedByANewAttempt(Scenario scenario) {
    var run = HeldRun.at("inside", scenario);
    scenario
        .client()
        .resource(run.boats().jobs().getFirst())
        .withPropagationPolicy(DeletionPropagation.BACKGROUND)
        .delete();
    run.secondAttempt("inside", "deleted before it reported");
    run.doors().open("inside");
    run.readyOnce(1);
    assertThat(run.books().attempts()).containsExactly("1|INTERRUPTED", "2|SUCCEEDED");
  }
}
