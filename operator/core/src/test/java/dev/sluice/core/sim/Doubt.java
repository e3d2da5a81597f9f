package dev.sluice.core.sim;

import dev.sluice.core.run.Observation;
import dev.sluice.core.run.Observation.DoubtResolved;
import dev.sluice.core.run.Observation.DoubtResolved.Answer;
import dev.sluice.core.run.RunStep;
import dev.sluice.core.sim.Faults.Kind;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What became of a statement, found out as the engine does: a look; where it saw what an
 * interrupted one left, another one, and a DROP right after a look at the fence, which takes its
 * time; and a row in the ledger, in a fenced transaction. The runner may die between any two of
 * them.
 */
final class Doubt {
  private static final int LOOK = 5;

  private final Hands hands;
  private final Writes writes;
  private final RunStep.ResolveDoubt doubt;
  private final Consumer<Observation> answer;
  private Answer found = Answer.UNKNOWN;
  private boolean leftovers;

  Doubt(Hands hands, Writes writes, RunStep.ResolveDoubt doubt, Consumer<Observation> answer) {
    this.hands = hands;
    this.writes = writes;
    this.doubt = doubt;
    this.answer = answer;
  }

  void resolve() {
    Supplier<Observation> look =
        () -> {
          found = writes.look(doubt);
          leftovers = writes.hasLeftovers(doubt);
          return new Observation.Done();
        };
    hands.ask(Work.query(LOOK, () -> hands.fence(doubt.epoch()), look), then(this::clean));
  }

  /** The next thing, unless there was trouble. */
  private Consumer<Observation> then(Runnable next) {
    return observation -> {
      if (observation instanceof Observation.Troubled) {
        answer.accept(observation);
      } else {
        hands.goOn(next);
      }
    };
  }

  private void clean() {
    if (leftovers) {
      hands.ask(Work.query(LOOK, () -> writes.lookForBuilder(doubt)), then(this::drop));
    } else {
      record();
    }
  }

  private void drop() {
    var timesOut = writes.strikes(Kind.LOCK_TIMEOUT);
    hands.ask(
        Work.statement(
            writes.between(20, Hands.LONG),
            null,
            !doubt.closing(),
            () -> hands.fence(doubt.epoch()),
            () -> timesOut ? Hands.contention() : writes.drop(doubt),
            () -> {}),
        then(this::record));
    hands.cancelAt(doubt.limits());
  }

  private void record() {
    var resolved = new DoubtResolved(found, "as told by the fake");
    if (found == Answer.UNKNOWN) {
      answer.accept(resolved);
      return;
    }
    Supplier<Observation> write =
        () -> {
          writes.resolved(doubt, found);
          return resolved;
        };
    hands.fenced(doubt.epoch(), write, answer);
  }
}
