package dev.sluice.core.status;

import static dev.sluice.core.Given.NOW;
import static dev.sluice.core.Given.failed;
import static dev.sluice.core.Given.job;
import static dev.sluice.core.Given.key;
import static dev.sluice.core.Given.plan;
import static dev.sluice.core.Given.routine;
import static dev.sluice.core.Given.sees;
import static dev.sluice.core.Given.succeeded;
import static dev.sluice.core.reconcile.JobKind.APPLY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.reconcile.Decider;
import dev.sluice.core.reconcile.JobFact;
import dev.sluice.core.reconcile.JobState;
import dev.sluice.core.reconcile.RunKey;
import dev.sluice.core.source.Source;
import org.junit.jupiter.api.Test;

class TransitionTest {
  private static final SchemaMigrationStatus NONE = SchemaMigrationStatus.EMPTY;
  private static final RunKey KEY = key(routine());

  @Test
  void aFirstStatusIsOne() {
    assertThat(Transition.between(NONE, status()))
        .contains(new Transition(false, "Migrating", "Starting Job orders-" + KEY.value() + "-1."));
  }

  @Test
  void progressWithinARunIsNone() {
    var before = status(at("V1 statement 1 of 2"));
    assertThat(Transition.between(before, status(at("V1 statement 2 of 2")))).isEmpty();
  }

  @Test
  void aNewJobIsOneThoughItsReasonIsTheSame() {
    var next = job(APPLY, KEY, 2, 3, new JobState.Starting());
    assertThat(Transition.between(status(at("V1 statement 1 of 2")), status(next))).isPresent();
  }

  @Test
  void successIsNoWarning() {
    var done = status(job(APPLY, KEY, 1, 9, succeeded(plan('a', 2))));
    assertThat(Transition.between(status(at("V2 statement 1 of 1")), done))
        .hasValueSatisfying(told -> {
          assertThat(told.reason()).isEqualTo("UpToDate");
          assertThat(told.warning()).isFalse();
        });
  }

  @Test
  void failureIsAWarning() {
    var halted = status(job(APPLY, KEY, 1, 9, failed(Reason.CheckFailed)));
    assertThat(Transition.between(status(at("check rows")), halted))
        .hasValueSatisfying(told -> {
          assertThat(told.reason()).isEqualTo("CheckFailed");
          assertThat(told.warning()).isTrue();
          assertThat(told.message()).contains("sluice.dev/retry");
        });
  }

  @Test
  void aStatusWithoutConditionsTellsNothing() {
    assertThat(Transition.between(status(), NONE)).isEmpty();
  }

  @Test
  void aMissingSourceIsAWarning() {
    var observed = sees(new Source.Missing("ConfigMap x does not exist."), NONE);
    var step = Decider.decide(routine(), observed, NOW);
    var after = StatusReport.of(routine(), observed, step, NOW);
    assertThat(Transition.between(NONE, after))
        .contains(new Transition(true, "SourceMissing", "ConfigMap x does not exist."));
  }

  private static JobFact at(String step) {
    return job(APPLY, KEY, 1, 9, new JobState.Running(step));
  }

  private static SchemaMigrationStatus status(JobFact... jobs) {
    var observed = sees(jobs);
    return StatusReport.of(routine(), observed, Decider.decide(routine(), observed, NOW), NOW);
  }
}
