package dev.sluice.engine.run;

import dev.sluice.core.plan.PendingScript;
import dev.sluice.core.run.RunStep;
import java.util.Optional;

/** Steps as a user reads them in status and log. */
final class StepWords {
  private StepWords() {}

  /** Empty for steps that take no time worth telling. */
  static Optional<String> of(RunStep step) {
    return switch (step) {
      case RunStep.Pause pause -> Optional.of("waiting: " + pause.reason());
      case RunStep.Connect _ -> Optional.of("connecting");
      case RunStep.ResolveDoubt doubt ->
          Optional.of(statement(doubt.script(), doubt.statement()) + ": did it take effect?");
      case RunStep.RunCheck check -> Optional.of("check " + check.check().name());
      case RunStep.RunCallbacks callbacks -> Optional.of(callbacks.event().fileStem());
      case RunStep.FindOldSnapshots find ->
          Optional.of(
              statement(find.script(), find.statement()) + ": looking for old transactions");
      case RunStep.ExecuteStatement run -> Optional.of(statement(run.script(), run.statement()));
      case RunStep.ApplySegment run -> Optional.of(segment(run.script(), run.segment()));
      case RunStep.TakeRunLock _,
          RunStep.EndOrphans _,
          RunStep.ClaimEpoch _,
          RunStep.Inspect _,
          RunStep.Prepare _,
          RunStep.VerifyLock _,
          RunStep.ApplyScript _,
          RunStep.BeginScript _,
          RunStep.IntendStatement _,
          RunStep.ConfirmStatement _,
          RunStep.SealScript _,
          RunStep.AbandonScript _,
          RunStep.RecordEnd _,
          RunStep.Finish _ ->
          Optional.empty();
    };
  }

  private static String segment(PendingScript script, int number) {
    return script.label() + " segment " + number + " of " + script.segments().size();
  }

  static String statement(PendingScript script, int number) {
    return script.label() + " statement " + number + " of " + script.statementCount();
  }
}
