package dev.sluice.core.sim;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.run.Observation;
import dev.sluice.core.run.Trouble;
import dev.sluice.core.sim.Faults.Kind;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A runner's two sessions, seen from the runner: one thing at a time, which may never answer. */
final class Connection {
  private final World world;
  private final Database database;
  final Session lock;
  final Session data;
  private boolean cut;
  private @Nullable Request open;

  /** What was asked for last. */
  private final class Request {
    final Session session;
    final boolean transaction;
    final Supplier<Observation> effect;
    final Consumer<Observation> answer;

    Request(
        Session session,
        boolean transaction,
        Supplier<Observation> effect,
        Consumer<Observation> answer) {
      this.session = session;
      this.transaction = transaction;
      this.effect = effect;
      this.answer = answer;
    }

    void answer(Observation observation) {
      if (open == this) {
        open = null;
        answer.accept(observation);
      }
    }
  }

  Connection(World world, Database database) {
    this.world = world;
    this.database = database;
    this.lock = database.connect(this, false);
    this.data = database.connect(this, true);
  }

  /**
   * Asks the server for something that takes a while. Whether the client is still there when it is
   * done makes no difference to the server, but that a transaction may miss its COMMIT.
   *
   * @param effect what is so once it is done; its answer
   */
  void ask(
      Session session,
      Session.Work work,
      int millis,
      Supplier<Observation> effect,
      Consumer<Observation> answer) {
    var request = new Request(session, work.locksEpoch, effect, answer);
    open = request;
    if (cut || !session.alive()) {
      world.after(2, () -> request.answer(lost()));
      return;
    }
    session.begin(work);
    if (world.chance.of(world.faults.rate(Kind.CONNECTION_CUT))) {
      world.between(0, millis, () -> breakOff(request));
    }
    world.after(millis, () -> complete(request, work));
  }

  private void complete(Request request, Session.Work work) {
    var session = request.session;
    if (!session.alive() || session.work() != work) {
      request.answer(lost());
      return;
    }
    session.done();
    var missed = open != request && request.transaction && world.chance.of(0.5);
    if (missed) {
      return;
    }
    var observation = request.effect.get();
    if (world.chance.of(world.faults.rate(Kind.CUT_AT_COMMIT))) {
      breakOff(request);
    }
    request.answer(observation);
  }

  private void breakOff(Request request) {
    if (open == request) {
      cut();
      request.answer(lost());
    }
  }

  /** The runner cancels what is under way; what was a transaction is rolled back. */
  void cancel() {
    var request = open;
    if (request != null && request.session.work() != null) {
      world.after(
          2,
          () -> {
            var work = request.session.work();
            if (open == request && work != null) {
              work.atDeath.run();
              request.session.done();
              request.answer(troubled(Trouble.Kind.CANCELLED, Reason.Interrupted));
            }
          });
    }
  }

  void cancelAt(Instant until) {
    var request = open;
    world.at(
        until,
        () -> {
          if (request != null && open == request) {
            cancel();
          }
        });
  }

  /** The network between the two is gone; the server has not noticed. */
  void cut() {
    if (!cut) {
      cut = true;
      database.abandon(lock);
      database.abandon(data);
    }
  }

  /** The client is gone without a word. */
  void vanish() {
    open = null;
    cut();
  }

  void close() {
    open = null;
    if (!cut) {
      database.end(lock);
      database.end(data);
    }
  }

  static Observation lost() {
    return troubled(Trouble.Kind.CONNECTION, Reason.ConnectionLost);
  }

  static Observation troubled(Trouble.Kind kind, Reason reason) {
    return new Observation.Troubled(Trouble.of(kind, Failure.of(reason, "As told by the fake.")));
  }
}
