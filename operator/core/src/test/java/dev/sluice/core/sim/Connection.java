package dev.sluice.core.sim;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.run.Observation;
import dev.sluice.core.run.Trouble;
import dev.sluice.core.sim.Faults.Kind;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A runner's two sessions, seen from the runner: one thing at a time, which may never answer. */
final class Connection {
  /** idle_in_transaction_session_timeout. */
  private static final int IDLE = 60_000;

  private final World world;
  private final Database database;
  final Session lock;
  final Session data;
  private boolean cut;
  private @Nullable Request open;

  /** What was asked for last. */
  private final class Request {
    final Session session;
    final Work work;
    final Consumer<Observation> answer;

    Request(Session session, Work work, Consumer<Observation> answer) {
      this.session = session;
      this.work = work;
      this.answer = answer;
    }

    boolean isUnderWay() {
      return session.alive() && session.work() == work;
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
   */
  void ask(Session session, Work work, Consumer<Observation> answer) {
    var request = new Request(session, work, answer);
    open = request;
    if (cut || !session.alive()) {
      world.after(2, () -> request.answer(lost()));
      return;
    }
    var refusal = work.atBegin.get();
    if (refusal.isPresent()) {
      world.after(2, () -> request.answer(refusal.get()));
      return;
    }
    session.begin(work);
    if (world.strikes(Kind.CONNECTION_CUT)) {
      world.between(0, work.millis, () -> breakOff(request));
    }
    world.after(work.millis, () -> complete(request));
  }

  /** All but the COMMIT, where there is one: its client may stand still, or be gone. */
  private void complete(Request request) {
    if (!request.work.transaction || !request.isUnderWay()) {
      end(request);
      return;
    }
    if (open != request && world.chance.of(0.5)) {
      idle(request);
    } else if (world.strikes(Kind.PAUSED_BEFORE_COMMIT)) {
      idle(request);
      world.between(500, 2 * IDLE, () -> end(request));
    } else {
      end(request);
    }
  }

  /** In a transaction, which goes on holding what it locked. */
  private void idle(Request request) {
    world.after(
        IDLE,
        () -> {
          if (request.isUnderWay()) {
            database.end(request.session);
          }
        });
  }

  private void end(Request request) {
    if (!request.isUnderWay()) {
      request.answer(lost());
      return;
    }
    request.session.done();
    var observation = request.work.atEnd.get();
    if (world.strikes(Kind.CUT_AT_COMMIT)) {
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

  /** The runner was asked to stop. */
  void interrupt() {
    if (open != null && open.work.stoppable) {
      cancel(open);
    }
  }

  /** What was a transaction is rolled back. */
  private void cancel(Request request) {
    world.after(
        2,
        () -> {
          if (open == request && request.isUnderWay()) {
            request.session.stop();
            request.answer(troubled(Trouble.Kind.CANCELLED, Reason.Interrupted));
          }
        });
  }

  void cancelAt(Instant until) {
    var request = open;
    world.at(
        until,
        () -> {
          if (request != null && open == request) {
            cancel(request);
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

  /** PostgreSQL refused a statement. */
  static Observation refused(String sqlState) {
    var failure =
        new Failure(Reason.StatementFailed, "As refused by the fake.", sqlState, null, null, null);
    return new Observation.Troubled(Trouble.of(Trouble.Kind.REFUSED, failure));
  }
}
