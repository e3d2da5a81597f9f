package dev.sluice.core.run;

import dev.sluice.core.plan.PendingScript;
import dev.sluice.core.plan.StepRecord;
import dev.sluice.core.plan.Work;
import dev.sluice.core.run.RunStep.Effort;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where in the work a run is.
 *
 * @param script index into the work's scripts; its size when all are done
 * @param segment of the script, from 1; 0 while a script is not run segment by segment
 * @param effort of a statement that is executed and not confirmed
 * @param refusal why the statement in doubt was refused; null when nothing is known of it
 */
public record Position(
    int script, Stage stage, int segment, @Nullable Effort effort, @Nullable Trouble refusal) {
  static final Position START = new Position(0, Stage.SCRIPT, 0, null, null);

  public enum Stage {
    /** A whole script comes next. */
    SCRIPT,
    /** A script of several segments is to be begun; nothing of it is recorded yet. */
    BEGIN,
    SEGMENT,
    /** Nothing old is in the way of the statement. */
    CLEAR,
    /** The intent is written. */
    INTENDED,
    EXECUTED,
    /** It may have taken effect, or not. */
    DOUBT,
    /** All statements are in effect. */
    SEAL
  }

  /** Where to continue with a script, by what the ledger knows of it. */
  static Position at(Work work, int index, List<StepRecord> steps) {
    if (index == work.pending().size() || work.pending().get(index).transactional()) {
      return new Position(index, Stage.SCRIPT, 0, null, null);
    }
    PendingScript script = work.pending().get(index);
    Map<Integer, StepRecord.State> states = new HashMap<>();
    for (StepRecord step : steps) {
      if (step.script().equals(script.file()) && step.sha256().equals(script.digest())) {
        states.put(step.statement(), step.state());
      }
    }
    if (states.isEmpty()) {
      return new Position(index, Stage.BEGIN, 1, null, null);
    }
    for (int number = 1; number <= script.segments().size(); number++) {
      StepRecord.State state = states.get(script.segment(number).last());
      if (state != StepRecord.State.DONE) {
        Stage stage = state == StepRecord.State.INTENDED ? Stage.DOUBT : Stage.SEGMENT;
        return new Position(index, stage, number, null, null);
      }
    }
    return new Position(index, Stage.SEAL, script.segments().size(), null, null);
  }

  /** The SQLSTATE of the refusal; null when nothing is known of the statement in doubt. */
  @Nullable String refusedAs() {
    return refusal == null ? null : Objects.requireNonNullElse(refusal.failure().sqlState(), "");
  }

  Position to(Stage next) {
    return new Position(script, next, segment, null, null);
  }

  Position executed(Effort took) {
    return new Position(script, Stage.EXECUTED, segment, took, null);
  }

  Position doubt(@Nullable Trouble refused) {
    return new Position(script, Stage.DOUBT, segment, null, refused);
  }

  Position nextSegment(PendingScript current) {
    return segment == current.segments().size()
        ? to(Stage.SEAL)
        : new Position(script, Stage.SEGMENT, segment + 1, null, null);
  }

  /** Whether nothing of a script that was begun is in effect. */
  boolean nothingInEffect() {
    return segment == 1
        && (stage == Stage.SEGMENT || stage == Stage.CLEAR || stage == Stage.INTENDED);
  }
}
