package dev.sluice.core.status;

import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.JobKind;
import dev.sluice.core.reconcile.Observed;
import dev.sluice.core.reconcile.Step;
import dev.sluice.core.status.Summary.Progress;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
    if (desired.stopsAfterPlanning()) {
      add(list, desired, observed, now, "Planned", planned(step), summary);
      add(list, desired, observed, now, "Approved", approved(step), summary);
    }
    add(list, desired, observed, now, "Applied", step instanceof Step.Settle, summary);
    return List.copyOf(list);
  }

  private static boolean planned(Step step) {
    return switch (step) {
      case Step.AwaitApproval _, Step.ShowPlan _, Step.FreezePlan _, Step.Settle _ -> true;
      case Step.StartRun(_, _, _, var plan) -> plan.isPresent();
      case Step.Follow(var job) -> job.kind() == JobKind.APPLY;
      case Step.AwaitPod(var job, _) -> job.kind() == JobKind.APPLY;
      case Step.StartPlan _,
          Step.Withdraw _,
          Step.PauseBeforeRetry _,
          Step.Suspend _,
          Step.Refused _,
          Step.Halt _ ->
          false;
    };
  }

  private static boolean approved(Step step) {
    return switch (step) {
      case Step.Settle _ -> true;
      case Step.StartRun(_, _, _, var plan) -> plan.isPresent();
      case Step.Follow(var job) -> job.kind() == JobKind.APPLY;
      case Step.AwaitPod(var job, _) -> job.kind() == JobKind.APPLY;
      case Step.AwaitApproval _,
          Step.ShowPlan _,
          Step.FreezePlan _,
          Step.StartPlan _,
          Step.Withdraw _,
          Step.PauseBeforeRetry _,
          Step.Suspend _,
          Step.Refused _,
          Step.Halt _ ->
          false;
    };
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
