package dev.sluice.core.status;

import static dev.sluice.core.Given.FOUND;
import static dev.sluice.core.Given.NOW;
import static dev.sluice.core.Given.careful;
import static dev.sluice.core.Given.failed;
import static dev.sluice.core.Given.job;
import static dev.sluice.core.Given.key;
import static dev.sluice.core.Given.lost;
import static dev.sluice.core.Given.plan;
import static dev.sluice.core.Given.planned;
import static dev.sluice.core.Given.routine;
import static dev.sluice.core.Given.sees;
import static dev.sluice.core.Given.spec;
import static dev.sluice.core.Given.succeeded;
import static dev.sluice.core.Given.wants;
import static dev.sluice.core.reconcile.JobKind.APPLY;
import static dev.sluice.core.reconcile.JobKind.PLAN;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.v1alpha1.ApprovalSpec.When;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.reconcile.Decider;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.JobFact;
import dev.sluice.core.reconcile.JobState;
import dev.sluice.core.reconcile.Observed;
import dev.sluice.core.reconcile.RunKey;
import dev.sluice.core.source.Source;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatusReportTest {
  private static final SchemaMigrationStatus NONE = SchemaMigrationStatus.EMPTY;
  private static final RunKey KEY = key(routine());
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final JobFact DONE = job(APPLY, KEY, 1, 9, succeeded(plan('a', 2)));
  private static final JobFact PLANNED = job(PLAN, KEY, 1, 9, planned(plan('a', 2)));

  record Row(String sentence, Desired desired, Observed observed, String phase, String holds) {
    @Override
    public String toString() {
      return sentence;
    }
  }

  static Stream<Row> rows() {
    var running = new JobState.Running(null);
    var stuck = new JobState.Stuck("no such image");
    return Stream.of(
        new Row("starting", routine(), sees(), "Migrating", "Reconciling"),
        new Row(
            "at work", routine(), sees(job(APPLY, KEY, 1, 9, running)), "Migrating", "Reconciling"),
        new Row("stuck", routine(), sees(job(APPLY, KEY, 1, 9, stuck)), "Migrating", "Stalled"),
        new Row("lost", routine(), sees(job(APPLY, KEY, 1, 9, lost())), "Migrating", "Reconciling"),
        new Row(
            "overdue",
            routine(),
            sees(job(APPLY, KEY, 1, 9, new JobState.Running(null, NOW.minusSeconds(1)))),
            "Migrating",
            "Reconciling"),
        new Row("done", routine(), sees(DONE), "Ready", "Ready"),
        new Row(
            "failed",
            routine(),
            sees(job(APPLY, KEY, 1, 9, failed(Reason.Blocked))),
            "Failed",
            "Stalled"),
        new Row(
            "no source", routine(), sees(new Source.Missing("no x"), NONE), "Failed", "Stalled"),
        new Row("planning", careful(), sees(), "Planning", "Reconciling"),
        new Row("freezing", careful(), sees(PLANNED), "Planning", "Reconciling"),
        new Row("awaiting", careful(), sees(FOUND, frozen()), "AwaitingApproval", "Reconciling"),
        new Row("dryRun", wants(spec(When.Never, false, true), null), sees(PLANNED), "Planned", ""),
        new Row("suspended", wants(spec(When.Never, true, false), null), sees(), "Suspended", ""));
  }

  /** kstatus: at most one of Ready, Reconciling, Stalled is True, and Ready is always there. */
  @ParameterizedTest
  @MethodSource("rows")
  void conditionsAreAsKstatusReadsThem(Row row) {
    var status = report(row.desired(), row.observed(), NOW);
    var conditions = conditions(status);
    assertThat(status.phase()).isEqualTo(row.phase());
    assertThat(conditions).containsKeys("Ready", "Reconciling", "Stalled", "Applied");
    for (var type : List.of("Ready", "Reconciling", "Stalled")) {
      assertThat(requireNonNull(conditions.get(type)).getStatus())
          .as(type)
          .isEqualTo(type.equals(row.holds()) ? "True" : "False");
    }
    assertThat(status.observedGeneration()).isEqualTo(row.desired().generation());
    assertThat(conditions.values())
        .allSatisfy(condition -> {
          assertThat(condition.getReason()).matches("[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?");
          assertThat(condition.getObservedGeneration()).isEqualTo(row.desired().generation());
        });
    assertThat(requireNonNull(conditions.get("Ready")).getMessage()).isNotEmpty();
  }

  /** A pass that starts a Job is followed by one that has it among its facts. */
  static Stream<Row> rowsThatStartNothing() {
    return rows().filter(row -> !List.of("starting", "planning").contains(row.sentence()));
  }

  @ParameterizedTest
  @MethodSource("rowsThatStartNothing")
  void unchangedFactsGiveAnEqualStatus(Row row) {
    var first = report(row.desired(), row.observed(), NOW);
    var seen = row.observed();
    var again =
        new Observed(
            seen.source(),
            seen.jobs(),
            seen.plan(),
            seen.approvals(),
            seen.published(),
            seen.held(),
            first);
    var step = Decider.decide(row.desired(), row.observed(), NOW);
    var second = StatusReport.of(row.desired(), again, step, NOW.plusMillis(400));
    assertThat(second).isEqualTo(first);
  }

  @Test
  void aConditionKeepsItsTimeUntilItChanges() {
    var before = report(routine(), sees(), NOW);
    var working =
        report(
            routine(), sees(FOUND, before, job(APPLY, KEY, 1, 9, new JobState.Starting())), LATER);
    var ready = report(routine(), sees(FOUND, working, DONE), LATER.plusSeconds(60));
    assertThat(since(working, "Reconciling")).isEqualTo(NOW.toString());
    assertThat(since(ready, "Stalled")).isEqualTo(NOW.toString());
    assertThat(since(ready, "Ready")).isEqualTo(LATER.plusSeconds(60).toString());
  }

  @Test
  void aPodThatCannotStartComesWithWhatToDo() {
    var stuck = job(APPLY, KEY, 1, 9, new JobState.Stuck("no such Secret"));
    var ready = conditions(report(routine(), sees(stuck), NOW)).get("Ready");
    assertThat(requireNonNull(ready).getMessage())
        .contains(stuck.name() + ": no such Secret. Mend that, and it starts by itself");
  }

  @Test
  void aLossThatIsSeenAsTheNextAttemptStartsIsTold() {
    var lost = sees(job(APPLY, KEY, 1, 3600, lost()));
    var ready = conditions(report(routine(), lost, LATER)).get("Ready");
    assertThat(requireNonNull(ready).getMessage())
        .contains("-2. The one before it ended with Interrupted: ");
  }

  @Test
  void plannedAndApprovedAreThereOnlyWhenTheyMeanSomething() {
    assertThat(conditions(report(routine(), sees(DONE), NOW)))
        .doesNotContainKeys("Planned", "Approved");
    var waiting = conditions(report(careful(), sees(FOUND, frozen()), NOW));
    assertThat(requireNonNull(waiting.get("Planned")).getStatus()).isEqualTo("True");
    assertThat(requireNonNull(waiting.get("Approved")).getStatus()).isEqualTo("False");
  }

  private static SchemaMigrationStatus frozen() {
    return report(careful(), sees(PLANNED), NOW);
  }

  private static SchemaMigrationStatus report(Desired desired, Observed observed, Instant now) {
    return StatusReport.of(desired, observed, Decider.decide(desired, observed, now), now);
  }

  private static Map<String, Condition> conditions(SchemaMigrationStatus status) {
    return status.conditions().stream().collect(Collectors.toMap(Condition::getType, c -> c));
  }

  private static String since(SchemaMigrationStatus status, String type) {
    return requireNonNull(conditions(status).get(type)).getLastTransitionTime();
  }
}
