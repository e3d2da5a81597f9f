package dev.sluice.core.reconcile;

import static dev.sluice.core.Given.FOUND;
import static dev.sluice.core.Given.NOW;
import static dev.sluice.core.Given.job;
import static dev.sluice.core.Given.key;
import static dev.sluice.core.Given.lost;
import static dev.sluice.core.Given.plan;
import static dev.sluice.core.Given.routine;
import static dev.sluice.core.Given.sees;
import static dev.sluice.core.Given.succeeded;
import static dev.sluice.core.reconcile.JobKind.APPLY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.status.StatusReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the simulator found about the order of runs, each as the smallest case. */
class RunsTest {
  private static final RunKey KEY = key(routine());
  private static final RunKey OTHER = new RunKey("0123456789");
  private static final JobState DONE = succeeded(plan('a', 2));
  private static final JobState RUNNING = new JobState.Running(null);

  /** Seed 5231: the one made second was taken for the one that went first. */
  @Test
  void ofTwoJobsMadeInOneSecondTheLostOneCameFirst() {
    var gone = job(APPLY, KEY, 2, 60, lost());
    var then = job(APPLY, OTHER, 1, 60, DONE);
    assertThat(sees(then, gone).runs().unrecorded()).containsExactly(gone, then);
    assertThat(sees(gone, then).runs().unrecorded()).containsExactly(gone, then);
    assertThat(sees(gone, then).runs().last(APPLY, KEY)).isEmpty();
  }

  /** Seed 7417: made and ended within one second, a run was taken for a new one of that name. */
  @Test
  void aJobMadeAndEndedInOneSecondIsRemembered() {
    var quick = job(APPLY, KEY, 1, 0, DONE);
    var late = job(APPLY, KEY, 1, 0, RUNNING);
    var seen = sees(FOUND, StatusReport.of(routine(), sees(quick), new Step.Suspend(), NOW), late);
    assertThat(seen.runs().active()).isEmpty();
    assertThat(seen.runs().next(APPLY, KEY)).isEqualTo(2);
  }

  @Test
  void aJobMadeUnderARememberedNameLaterIsAnotherOne() {
    var first = job(APPLY, KEY, 1, 60, DONE);
    var again = job(APPLY, KEY, 1, -1, RUNNING);
    var status = StatusReport.of(routine(), sees(first), new Step.Suspend(), NOW);
    assertThat(sees(FOUND, status, again).runs().active()).isEqualTo(Optional.of(again));
  }

  /** Seed 9299, before people took approvals back: status told for ever of a run under way. */
  @Test
  void aJobThatStatusCallsUnderWayIsTakenInHoweverOldItIs() {
    var old = job(APPLY, OTHER, 1, 900, RUNNING);
    var later =
        IntStream.rangeClosed(1, Runs.REMEMBERED)
            .mapToObj(attempt -> job(APPLY, KEY, attempt, 600 - attempt, lost()));
    var seen = sees(Stream.concat(Stream.of(old), later).toArray(JobFact[]::new));
    var status = StatusReport.of(routine(), seen, new Step.Follow(old), NOW);
    var ended = job(APPLY, OTHER, 1, 900, lost());
    assertThat(sees(FOUND, status, ended).runs().unrecorded()).containsExactly(ended);
  }

  @Test
  void whatStatusTookInIsNotTakenInAgain() {
    var jobs = List.of(job(APPLY, KEY, 1, 60, lost()), job(APPLY, KEY, 2, 30, DONE));
    var before = sees(jobs.toArray(JobFact[]::new));
    var status = StatusReport.of(routine(), before, new Step.Suspend(), NOW);
    assertThat(new Runs(jobs, status).unrecorded()).isEmpty();
  }
}
