package dev.sluice.engine.run;

import static dev.sluice.core.run.Observation.DoubtResolved.Answer.IN_EFFECT;
import static dev.sluice.core.run.Observation.DoubtResolved.Answer.NOT_IN_EFFECT;
import static dev.sluice.core.run.Observation.DoubtResolved.Answer.UNKNOWN;

import dev.sluice.core.plan.StepRecord;
import dev.sluice.core.run.Observation;
import dev.sluice.core.run.Observation.DoubtResolved;
import dev.sluice.core.run.Observation.DoubtResolved.Answer;
import dev.sluice.core.run.RunStep;
import dev.sluice.core.sql.ExecutionClass;
import dev.sluice.engine.ledger.Ledger;
import dev.sluice.engine.postgres.TroubleException;
import java.util.Optional;

/**
 * Finds out from the catalogue whether a statement took effect that was sent outside of a
 * transaction, and removes what an interrupted one left.
 */
final class Doubts {
  /** Somebody else's object had the name: what is there is not ours. */
  private static final String NAME_TAKEN = "42P07";

  private final DataSession data;
  private final Leftovers leftovers;
  private final Ledger ledger;

  Doubts(DataSession data, Leftovers leftovers, Ledger ledger) {
    this.data = data;
    this.leftovers = leftovers;
    this.ledger = ledger;
  }

  Observation resolve(RunStep.ResolveDoubt step) throws TroubleException {
    leftovers.prepare(step);
    DoubtResolved resolved = look(step);
    Optional<StepRecord.State> state =
        switch (resolved.answer()) {
          case IN_EFFECT -> Optional.of(StepRecord.State.DONE);
          case NOT_IN_EFFECT -> Optional.of(StepRecord.State.NOT_IN_EFFECT);
          case UNKNOWN -> Optional.empty();
        };
    if (state.isPresent()) {
      data.write(
          step.epoch(),
          ledger.resolvedSql(step.epoch(), step.script(), step.statement(), state.get()),
          "write what became of a statement to the ledger");
    }
    return resolved;
  }

  private DoubtResolved look(RunStep.ResolveDoubt step) throws TroubleException {
    boolean refused = step.refusedAs() != null;
    return switch (step.text().execution()) {
      case ExecutionClass.BuildIndex build -> index(step, build);
      case ExecutionClass.DropIndex drop ->
          answer(!refused && !leftovers.anyIndexExists(drop.indexes()));
      case ExecutionClass.DetachPartition detach ->
          answer(leftovers.finishDetach(step, detach, refused));
      case ExecutionClass.ClusterObject object ->
          answer(!refused && leftovers.exists(object) == object.create());
      case ExecutionClass.Reindex _ -> {
        leftovers.dropCopies(step);
        yield answer(false);
      }
      case ExecutionClass.Repeatable _ -> answer(false);
      case ExecutionClass.Unverifiable _ ->
          refused ? answer(false) : new DoubtResolved(UNKNOWN, "nothing in the catalogue tells.");
      case ExecutionClass.Transactional _ -> answer(false);
    };
  }

  private DoubtResolved index(RunStep.ResolveDoubt step, ExecutionClass.BuildIndex build)
      throws TroubleException {
    if (NAME_TAKEN.equals(step.refusedAs())) {
      return answer(false);
    }
    return switch (leftovers.index(build)) {
      case ABSENT -> answer(false);
      case VALID -> answer(step.refusedAs() == null);
      case ELSEWHERE ->
          new DoubtResolved(
              UNKNOWN, "an index " + build.index() + " is there, but on another table.");
      case INVALID -> {
        leftovers.dropInvalid(step, build);
        yield answer(false);
      }
    };
  }

  private static DoubtResolved answer(boolean inEffect) {
    Answer answer = inEffect ? IN_EFFECT : NOT_IN_EFFECT;
    return new DoubtResolved(answer, "");
  }
}
