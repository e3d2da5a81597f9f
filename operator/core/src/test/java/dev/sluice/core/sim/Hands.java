package dev.sluice.core.sim;

import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.Effect;
import dev.sluice.core.plan.StepRecord.State;
import dev.sluice.core.run.Backend;
import dev.sluice.core.run.Observation;
import dev.sluice.core.run.RunStep;
import dev.sluice.core.run.Trouble;
import dev.sluice.core.sim.Faults.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does a runner's steps on the fake database, as the engine does them on a real one. */
final class Hands {
  private static final int LONG = 8_000;
  private static final int SHORT = 10;

  private final World world;
  private final Database database;
  private final Schema schema;
  private final Writes writes;
  private @Nullable Connection connection;

  Hands(World world, Database database, Schema schema) {
    this.world = world;
    this.database = database;
    this.schema = schema;
    this.writes = new Writes(world, database, schema);
  }

  /** All steps but Pause and Finish, which need no database. */
  void perform(RunStep step, Consumer<Observation> answer) {
    switch (step) {
      case RunStep.Connect _ -> connect(answer);
      case RunStep.TakeRunLock _ -> onLock(this::takeLock, answer);
      case RunStep.VerifyLock _ -> onLock(Observation.Done::new, answer);
      case RunStep.EndOrphans _ -> onData(this::endOrphans, answer);
      case RunStep.ClaimEpoch _ -> onData(this::claim, answer);
      case RunStep.Inspect _ -> onData(this::inspect, answer);
      case RunStep.RunCheck(var check, _) ->
          onData(() -> new Observation.CheckAnswered(check.expect(), 1), answer);
      case RunStep.FindOldSnapshots _ -> onData(this::oldSnapshots, answer);
      case RunStep.Prepare(long epoch, _, _, _) -> fenced(epoch, writes::prepare, answer);
      case RunStep.RunCallbacks(long epoch, _, _, _) ->
          fenced(epoch, Observation.Done::new, answer);
      case RunStep.BeginScript begin -> fenced(begin.epoch(), () -> writes.begin(begin), answer);
      case RunStep.IntendStatement intend ->
          fenced(intend.epoch(), () -> writes.intend(intend), answer);
      case RunStep.ConfirmStatement(long epoch, var script, int number, _) ->
          fenced(epoch, () -> writes.mark(script, number, State.DONE), answer);
      case RunStep.ResolveDoubt doubt -> fenced(doubt.epoch(), () -> writes.resolve(doubt), answer);
      case RunStep.SealScript seal -> fenced(seal.epoch(), () -> writes.seal(seal), answer);
      case RunStep.AbandonScript abandon ->
          fenced(abandon.epoch(), () -> writes.abandon(abandon), answer);
      case RunStep.RecordEnd(long epoch, _) -> fenced(epoch, Observation.Done::new, answer);
      case RunStep.ApplyScript apply ->
          contended(apply.epoch(), apply.limits(), () -> writes.applyScript(apply), answer);
      case RunStep.ApplyStatement apply ->
          contended(apply.epoch(), apply.limits(), () -> writes.applyStatement(apply), answer);
      case RunStep.ExecuteStatement execute -> execute(execute, answer);
      case RunStep.Pause _, RunStep.Finish _ ->
          throw new IllegalStateException("needs no hands: " + step);
    }
  }

  private void connect(Consumer<Observation> answer) {
    close();
    world.between(
        5,
        60,
        () -> {
          if (!database.up() || world.chance.of(world.faults.rate(Kind.CONNECTION_CUT))) {
            answer.accept(Connection.troubled(Trouble.Kind.CONNECTION, Reason.DatabaseUnreachable));
            return;
          }
          connection = new Connection(world, database);
          answer.accept(new Observation.Connected(database.facts()));
        });
  }

  private void onLock(Supplier<Observation> effect, Consumer<Observation> answer) {
    var on = connection;
    if (on == null) {
      world.after(1, () -> answer.accept(Connection.lost()));
      return;
    }
    on.ask(on.lock, work(false), 3, effect, answer);
  }

  private void onData(Supplier<Observation> effect, Consumer<Observation> answer) {
    ask(work(false), SHORT, effect, answer);
  }

  /** A short transaction that shares the epoch's row; refused when that is a later one. */
  private void fenced(long epoch, Supplier<Observation> effect, Consumer<Observation> answer) {
    if (refuse(epoch, answer)) {
      return;
    }
    ask(work(true), SHORT, () -> asWriter(epoch, database.epoch(), effect), answer);
  }

  private void contended(
      long epoch, RunStep.Limits limits, Supplier<Observation> effect, Consumer<Observation> to) {
    if (refuse(epoch, to)) {
      return;
    }
    var timesOut = world.chance.of(world.faults.rate(Kind.LOCK_TIMEOUT));
    var took = world.chance.between(10, LONG);
    ask(
        work(true),
        took,
        () ->
            timesOut
                ? Connection.troubled(Trouble.Kind.CONTENTION, Reason.Blocked)
                : asWriter(epoch, database.epoch(), effect),
        to);
    cancelAt(limits.until());
  }

  /** In no transaction: what comes between the look at the epoch and the end is waited for. */
  private void execute(RunStep.ExecuteStatement execute, Consumer<Observation> answer) {
    if (refuse(execute.epoch(), answer)) {
      return;
    }
    var atBegin = database.epoch();
    var effect = Writes.statement(execute.script(), execute.statement()).effect();
    var building =
        effect instanceof Effect.BuildIndex
            ? writes.name(execute.script(), execute.statement())
            : null;
    var work = new Session.Work(false, building, () -> writes.interrupted(execute));
    ask(
        work,
        world.chance.between(50, 2 * LONG),
        () -> asWriter(execute.epoch(), atBegin, () -> writes.execute(execute)),
        answer);
    cancelAt(execute.limits().until());
  }

  private Observation asWriter(long epoch, long latest, Supplier<Observation> effect) {
    Violation.unless(
        epoch >= latest,
        Invariant.I9_ONE_WRITER,
        "epoch %d writes after epoch %d was claimed",
        epoch,
        latest);
    return effect.get();
  }

  private boolean refuse(long epoch, Consumer<Observation> answer) {
    if (database.isFenced(epoch)) {
      world.after(2, () -> answer.accept(Connection.troubled(Trouble.Kind.FENCED, Reason.Fenced)));
      return true;
    }
    return false;
  }

  private void ask(
      Session.Work work, int millis, Supplier<Observation> effect, Consumer<Observation> answer) {
    var on = connection;
    if (on == null) {
      world.after(1, () -> answer.accept(Connection.lost()));
      return;
    }
    on.ask(on.data, work, millis, effect, answer);
  }

  private static Session.Work work(boolean locksEpoch) {
    return new Session.Work(locksEpoch, null, () -> {});
  }

  private Observation takeLock() {
    var mine = connection;
    var holder = mine == null ? null : database.tryLock(mine.lock);
    return holder == null
        ? new Observation.LockTaken()
        : new Observation.LockHeld(holder.toString());
  }

  private Observation endOrphans() {
    var orphans = database.orphans(connection).toList();
    orphans.forEach(session -> world.between(0, 400, () -> database.end(session)));
    return new Observation.SessionsLeft(orphans.stream().map(_ -> backend()).toList());
  }

  private Observation claim() {
    var mine = connection;
    if (mine == null || !mine.lock.alive()) {
      return Connection.lost();
    }
    if (database.epochIsLocked()) {
      return Connection.troubled(Trouble.Kind.CONTENTION, Reason.Blocked);
    }
    return new Observation.Claimed(database.claim(mine.lock));
  }

  private Observation inspect() {
    return new Observation.Inspected(schema.history(), schema.stepsOfHalfApplied());
  }

  private Observation oldSnapshots() {
    var some = world.chance.of(world.faults.rate(Kind.OLD_SNAPSHOT));
    return new Observation.SessionsLeft(some ? List.of(backend()) : List.of());
  }

  private static Backend backend() {
    return new Backend(1, "sluice", "migrator", Duration.ofSeconds(9));
  }

  void cancel() {
    if (connection != null) {
      connection.cancel();
    }
  }

  private void cancelAt(Instant until) {
    if (connection != null) {
      connection.cancelAt(until);
    }
  }

  void vanish() {
    if (connection != null) {
      connection.vanish();
    }
  }

  void close() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }

  /** The network is gone for good; the runner goes on, and notices when it next asks. */
  void partition() {
    if (connection != null) {
      connection.cut();
    }
  }

  /** The server ends the session that holds the run lock, and the other one goes on. */
  void loseLockSession() {
    var mine = connection;
    if (mine != null) {
      world.between(0, 20_000, () -> database.end(mine.lock));
    }
  }
}
