package dev.sluice.core.status;

import dev.sluice.core.reconcile.Clearance;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.Observed;
import dev.sluice.core.reconcile.PlanFact;
import dev.sluice.core.reconcile.RunKey;
import dev.sluice.core.reconcile.Step;
import dev.sluice.core.source.Source;
import dev.sluice.core.status.Summary.Progress;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The conditions: Ready, Reconciling and Stalled as kstatus reads them; Planned, Approved and
 * Applied for those who ask about one part.
 */
final class Conditions {
  private Conditions() {}

  static List<Condition> of(
      Desired desired, Observed observed, Step step, Summary summary, Instant now) {
    var list = new ArrayList<Condition>();
    add(list, desired, observed, now, "Ready", summary.progress() == Progress.READY, summary);
    add(
        list,
        desired,
        observed,
        now,
        "Reconciling",
        summary.progress() == Progress.RECONCILING,
        summary);
    add(list, desired, observed, now, "Stalled", summary.progress() == Progress.STALLED, summary);
    if (desired.stopsAfterPlanning() || desired.policy().stopAtRisk().isPresent()) {
      add(list, desired, observed, now, "Planned", planned(desired, observed, step), summary);
      add(list, desired, observed, now, "Approved", approved(desired, observed, step), summary);
    }
    add(list, desired, observed, now, "Applied", step instanceof Step.Settle, summary);
    return List.copyOf(list);
  }

  /** There is a plan for what the resource asks now: made, and nothing else has run since. */
  private static boolean planned(Desired desired, Observed observed, Step step) {
    return step instanceof Step.Settle || plan(desired, observed).isPresent();
  }

  private static boolean approved(Desired desired, Observed observed, Step step) {
    return step instanceof Step.Settle
        || plan(desired, observed)
            .filter(plan -> Clearance.verdict(desired, observed, plan).clear())
            .isPresent();
  }

  private static Optional<PlanFact> plan(Desired desired, Observed observed) {
    return observed.source() instanceof Source.Found found
        ? observed.planFor(RunKey.of(desired, found))
        : Optional.empty();
  }

  private static void add(
      List<Condition> list,
      Desired desired,
      Observed observed,
      Instant now,
      String type,
      boolean holds,
      Summary summary) {
    var status = holds ? "True" : "False";
    var since =
        observed.status().conditions().stream()
            .filter(before -> before.getType().equals(type) && before.getStatus().equals(status))
            .map(Condition::getLastTransitionTime)
            .findFirst()
            .orElse(now.toString());
    list.add(
        new ConditionBuilder()
            .withType(type)
            .withStatus(status)
            .withReason(summary.reason())
            .withMessage(type.equals("Ready") || holds ? summary.message() : "")
            .withObservedGeneration(desired.generation())
            .withLastTransitionTime(since)
            .build());
  }
}
