package dev.sluice.core.run;

import dev.sluice.core.plan.CallbackEvent;
import dev.sluice.core.plan.PendingScript;
import dev.sluice.core.plan.Work;
import dev.sluice.core.run.Position.Stage;
import dev.sluice.core.run.Report.Outcome;
import dev.sluice.core.run.RunStep.Limits;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is left to do when it is clear how a run ends. Each step is tried once, in this order, and
 * none changes the verdict: an interrupted run has little time.
 */
final class ClosingSteps {
  private static final Duration CLEANUP = Duration.ofSeconds(8);

  private ClosingSteps() {}

  static RunStep next(Run run, RunFacts facts, Verdict verdict, Instant now) {
    Long epoch = facts.session().epoch();
    if (facts.session().server() == null || epoch == null || facts.gates().recorded()) {
      return new RunStep.Finish(verdict);
    }
    Limits limits = new Limits(run.request().lockTimeout(), now.plus(CLEANUP));
    Work work = facts.work();
    if (work != null && facts.session().inspected()) {
      RunStep cleanup = cleanup(facts, work, epoch, limits);
      if (cleanup != null) {
        return cleanup;
      }
      if (verdict.outcome() == Outcome.FAILED
          && !facts.gates().errorCallbacks()
          && !work.callbacks().of(CallbackEvent.AFTER_MIGRATE_ERROR).isEmpty()) {
        return RunDecider.callbacks(
            epoch, CallbackEvent.AFTER_MIGRATE_ERROR, work.callbacks(), limits);
      }
    }
    return new RunStep.RecordEnd(epoch, verdict);
  }

  private static @Nullable RunStep cleanup(RunFacts facts, Work work, long epoch, Limits limits) {
    Position position = facts.position();
    if (position.script() == work.pending().size()) {
      return null;
    }
    PendingScript script = work.pending().get(position.script());
    if (position.stage() == Stage.DOUBT && !facts.gates().doubtSettled()) {
      return new RunStep.ResolveDoubt(
          epoch,
          script,
          script.segment(position.segment()).last(),
          position.refusedAs(),
          true,
          limits);
    }
    if (ScriptSteps.isBegun(position) && position.nothingInEffect() && !facts.gates().abandoned()) {
      return new RunStep.AbandonScript(epoch, script, ScriptSteps.row(work, script, false));
    }
    return null;
  }
}
