package dev.sluice.core.run;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.failure.Result;
import dev.sluice.core.plan.Bookkeeping;
import dev.sluice.core.plan.DatabaseState;
import dev.sluice.core.plan.ForeignBookkeeping;
import dev.sluice.core.plan.History;
import dev.sluice.core.plan.PendingScript;
import dev.sluice.core.plan.Plan;
import dev.sluice.core.plan.PlanInput;
import dev.sluice.core.plan.Planner;
import dev.sluice.core.plan.StepRecord;
import dev.sluice.core.plan.Version;
import dev.sluice.core.plan.Work;
import dev.sluice.core.run.Report.AppliedScript;
import dev.sluice.core.run.RunFacts.Copy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** From what was read in the database to the work that is left. */
final class Inspection {
  private Inspection() {}

  static RunFacts after(Run run, RunFacts facts, Observation.Inspected inspected) {
    History history = inspected.history();
    List<StepRecord> steps =
        inspected.steps().stream().filter(step -> isHalfApplied(history, step)).toList();
    Work before = facts.work();
    Plan earlier = before == null ? run.approved() : before.plan();
    PlanInput input = RequestOptions.planInput(run);
    Copy copy = facts.copy().session(facts.session().withInspected()).steps(steps);
    Bookkeeping other = inspected.other();
    if (other != null) {
      Failure failure = ForeignBookkeeping.refusal(other, run.request().target().schemas());
      return copy.verdict(Verdict.failed(failure)).facts();
    }
    var found = new Planner.Found(state(facts, history), inspected.catalogue(), history, steps);
    return switch (Planner.plan(input, found, earlier)) {
      case Result.Refused<Work>(Failure failure) ->
          copy.verdict(Verdict.failed(unlessAtWork(inspected, failure))).facts();
      case Result.Ok<Work>(Work work) -> {
        boolean goesOn = before == null && (work.done() > 0 || !steps.isEmpty());
        copy.work(work).position(Position.at(work, work.done(), steps));
        if (before == null) {
          StopAtRisk.refusal(run, work).ifPresent(stop -> copy.verdict(Verdict.failed(stop)));
        }
        if (before != null) {
          copy.appliedAll(applied(facts, work));
        }
        yield copy.gates(goesOn ? facts.gates().withChecksBefore(run) : facts.gates()).facts();
      }
    };
  }

  /** A plan is made without the run lock: what it finds half applied may be another's work. */
  private static Failure unlessAtWork(Observation.Inspected inspected, Failure failure) {
    return failure.reason() == Reason.PartiallyApplied && inspected.atWork() != null
        ? Failure.of(
            Reason.RunLockHeld,
            "A run is at work ("
                + inspected.atWork()
                + "), and what it has begun looks half applied until it ends.")
        : failure;
  }

  static DatabaseState state(RunFacts facts, History history) {
    ServerFacts server = Objects.requireNonNull(facts.session().server());
    return new DatabaseState(
        server.systemIdentifier(),
        server.database(),
        server.version(),
        history.highest().map(Version::text).orElse(null),
        history.applied(),
        history.digest());
  }

  /** A person who deletes the failed row has dealt with what was half applied. */
  private static boolean isHalfApplied(History history, StepRecord step) {
    return history.rows().stream()
        .anyMatch(row -> !row.success() && row.script().equals(step.script()));
  }

  /** A commit whose answer was lost counts; one that the server lost does not. */
  private static List<AppliedScript> applied(RunFacts facts, Work work) {
    int first = facts.position().script() - facts.applied().size();
    List<AppliedScript> applied = new ArrayList<>(facts.applied());
    for (int i = facts.position().script(); i < work.done(); i++) {
      PendingScript script = work.pending().get(i);
      applied.add(
          new AppliedScript(script.file(), script.planned().version(), script.statementCount(), 0));
    }
    return applied.subList(0, Math.max(0, Math.min(applied.size(), work.done() - first)));
  }
}
