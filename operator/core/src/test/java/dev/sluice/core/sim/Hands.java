package dev.sluice.core.sim;

import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.CallbackEvent;
import dev.sluice.core.plan.StepRecord.State;
import dev.sluice.core.run.Backend;
import dev.sluice.core.run.Observation;
import dev.sluice.core.run.RunStep;
import dev.sluice.core.run.Trouble;
import dev.sluice.core.sim.Faults.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does a runner's steps on the fake database, as the engine does them on a real one. */
final class Hands {
  static final int LONG = 8_000;
  private static final int SHORT = 10;

  private final World world;
  private final Database database;
  private final Schema schema;
  private final Writes writes;
  private final Consumer<Runnable> process;
  private @Nullable Connection connection;
  private long firstSeen = Long.MAX_VALUE;

  /**
   * Not connected.
   *
   * @param process goes on with its next small thing, or dies, or stands still
   */
  Hands(World world, Database database, Schema schema, Consumer<Runnable> process) {
    this.world = world;
    this.database = database;
    this.schema = schema;
    this.writes = new Writes(world, database, schema);
    this.process = process;
  }

  /** All steps but Pause and Finish, which need no database. */
  void perform(RunStep step, Consumer<Observation> answer) {
    switch (step) {
      case RunStep.Connect _ -> connect(answer);
      case RunStep.TakeRunLock _ -> onLock(this::takeLock, answer);
      case RunStep.VerifyLock _ -> onLock(Observation.Done::new, answer);
      case RunStep.EndOrphans _ -> ask(Work.query(SHORT, this::endOrphans), answer);
      case RunStep.ClaimEpoch(var request, _) ->
          ask(Work.query(SHORT, () -> claim(request.uid())), answer);
      case RunStep.Inspect _ -> ask(Work.query(SHORT, this::inspect), answer);
      case RunStep.RunCheck check -> ask(Work.query(SHORT, () -> writes.check(check)), answer);
      case RunStep.FindOldSnapshots _ -> ask(Work.query(SHORT, this::oldSnapshots), answer);
      case RunStep.Prepare(long epoch, _, _, _, var history) ->
          fenced(epoch, () -> writes.prepare(history), answer);
      case RunStep.RunCallbacks callbacks -> callbacks(callbacks, answer);
      case RunStep.BeginScript begin -> fenced(begin.epoch(), () -> writes.begin(begin), answer);
      case RunStep.IntendStatement intend ->
          fenced(intend.epoch(), () -> writes.intend(intend), answer);
      case RunStep.ConfirmStatement(long epoch, var script, int number, _) ->
          fenced(epoch, () -> writes.mark(script, number, State.DONE), answer);
      case RunStep.ResolveDoubt doubt -> new Doubt(this, writes, doubt, answer).resolve();
      case RunStep.SealScript seal -> fenced(seal.epoch(), () -> writes.seal(seal), answer);
      case RunStep.AbandonScript abandon ->
          fenced(abandon.epoch(), () -> writes.abandon(abandon), answer);
      case RunStep.RecordEnd(long epoch, _) -> fenced(epoch, Observation.Done::new, answer);
      case RunStep.ApplyScript apply ->
          contended(apply.epoch(), apply.limits(), true, () -> writes.applyScript(apply), answer);
      case RunStep.ApplySegment apply ->
          contended(apply.epoch(), apply.limits(), true, () -> writes.applySegment(apply), answer);
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
          if (!database.up() || world.strikes(Kind.CONNECTION_CUT)) {
            answer.accept(Connection.troubled(Trouble.Kind.CONNECTION, Reason.DatabaseUnreachable));
            return;
          }
          connection = new Connection(world, database);
          firstSeen = Math.min(firstSeen, world.millis());
          answer.accept(new Observation.Connected(database.facts()));
        });
  }

  private void onLock(Supplier<Observation> effect, Consumer<Observation> answer) {
    var on = connection;
    if (on == null) {
      world.after(1, () -> answer.accept(Connection.lost()));
      return;
    }
    on.ask(on.lock, Work.query(3, effect), answer);
  }

  void ask(Work work, Consumer<Observation> answer) {
    var on = connection;
    if (on == null) {
      world.after(1, () -> answer.accept(Connection.lost()));
      return;
    }
    on.ask(on.data, work, answer);
  }

  /** A short transaction of the runner's own. */
  void fenced(long epoch, Supplier<Observation> effect, Consumer<Observation> answer) {
    Supplier<Observation> atEnd = () -> asWriter(epoch, effect);
    ask(Work.transaction(SHORT, false, () -> fence(epoch), atEnd), answer);
  }

  /** A transaction with statements of the user's. */
  private void contended(
      long epoch,
      RunStep.Limits limits,
      boolean stoppable,
      Supplier<Observation> effect,
      Consumer<Observation> to) {
    var timesOut = world.strikes(Kind.LOCK_TIMEOUT);
    Supplier<Observation> atEnd = () -> timesOut ? contention() : asWriter(epoch, effect);
    var took = world.chance.between(10, LONG);
    ask(Work.transaction(took, stoppable, () -> fence(epoch), atEnd), to);
    cancelAt(limits);
  }

  private void callbacks(RunStep.RunCallbacks step, Consumer<Observation> answer) {
    var closing = step.event() == CallbackEvent.AFTER_MIGRATE_ERROR;
    contended(step.epoch(), step.limits(), !closing, Observation.Done::new, answer);
  }

  /** In no transaction: whatever comes after its begin does not stop it. */
  private void execute(RunStep.ExecuteStatement execute, Consumer<Observation> answer) {
    var timesOut = world.strikes(Kind.LOCK_TIMEOUT);
    ask(
        Work.statement(
            world.chance.between(50, 2 * LONG),
            writes.building(execute),
            true,
            () -> fence(execute.epoch()).or(() -> writes.nameTaken(execute)),
            () -> timesOut ? writes.deadlock(execute) : writes.execute(execute),
            () -> writes.interrupted(execute)),
        answer);
    cancelAt(execute.limits());
  }

  private Observation asWriter(long epoch, Supplier<Observation> effect) {
    isLatest(epoch);
    return effect.get();
  }

  private void isLatest(long epoch) {
    Violation.unless(
        epoch >= database.epoch(),
        Invariant.I9_ONE_WRITER,
        "epoch %d writes after epoch %d was claimed",
        epoch,
        database.epoch());
  }

  /** What the server is asked right before a change: whether a later attempt has claimed it. */
  Optional<Observation> fence(long epoch) {
    if (database.isFenced(epoch)) {
      return Optional.of(Connection.troubled(Trouble.Kind.FENCED, Reason.Fenced));
    }
    isLatest(epoch);
    return Optional.empty();
  }

  static Observation contention() {
    return Connection.troubled(Trouble.Kind.CONTENTION, Reason.Blocked);
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

  /**
   * The claim's own transaction looks whether our other session holds the run lock, and whether a
   * later run was at work since we first came.
   */
  private Observation claim(String uid) {
    var mine = connection;
    if (mine == null || !database.holdsLock(mine.lock)) {
      return Connection.lost();
    }
    if (database.epochIsLocked()) {
      return contention();
    }
    var claim = new Database.Claim(uid, this, world.millis());
    return database.isOvertaken(claim, firstSeen)
        ? Connection.troubled(Trouble.Kind.FENCED, Reason.Fenced)
        : new Observation.Claimed(database.claim(mine.lock, claim));
  }

  private Observation inspect() {
    var holder = database.lockHolder(connection == null ? null : connection.lock);
    return new Observation.Inspected(
        schema.history(), schema.stepsOfHalfApplied(), holder.orElse(null));
  }

  private Observation oldSnapshots() {
    var some = world.strikes(Kind.OLD_SNAPSHOT);
    return new Observation.SessionsLeft(some ? List.of(backend()) : List.of());
  }

  private static Backend backend() {
    return new Backend(1, "sluice", "migrator", Duration.ofSeconds(9));
  }

  /** Between two things that it asks the server for within one step. */
  void goOn(Runnable next) {
    process.accept(next);
  }

  void interrupt() {
    if (connection != null) {
      connection.interrupt();
    }
  }

  void cancelAt(RunStep.Limits limits) {
    if (connection != null) {
      connection.cancelAt(limits.until());
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
