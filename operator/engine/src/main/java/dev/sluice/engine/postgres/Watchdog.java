package dev.sluice.engine.postgres;

import dev.sluice.core.run.Backend;
import dev.sluice.core.run.RunStep.Limits;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Watches a statement that runs: cancels it when its time is up, when a stop is requested, or when
 * it waits for a lock longer than it may, whatever it has done to its own lock timeout; and notes
 * who blocks it while that can still be seen.
 */
public final class Watchdog implements AutoCloseable {
  private static final Duration FIRST_LOOK = Duration.ofMillis(300);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final Duration CANCEL_AGAIN = Duration.ofSeconds(1);

  /** The server's own lock timeout comes first, where it is in force. */
  private static final Duration SLACK = Duration.ofMillis(100);

  /** A cancel may reach the server when the next statement runs already. */
  private static final Duration LATE = Duration.ofSeconds(5);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final InstantSource clock;
  private final StopSignal stop;
  private final LockWaitSource lockWaits;
  private @Nullable Thread thread;
  private @Nullable Connection session;
  private Instant until = Instant.MAX;
  private Instant deadline = Instant.MAX;
  private Instant nextLook = Instant.MAX;

  /** When the thread looks by itself: a statement of a millisecond is not worth a wake-up. */
  private Instant wakes = Instant.MAX;

  private long watched;
  private boolean cancelled;
  private boolean closed;
  private List<Backend> blockers = List.of();
  private Duration lockTimeout = Duration.ZERO;
  private Instant lockWaitEnded = Instant.MIN;

  /** Whether the run's data session waits for a lock at the moment, as another session sees it. */
  @FunctionalInterface
  public interface LockWaitSource {
    LockWait lockWait();
  }

  public Watchdog(InstantSource clock, StopSignal stop, LockWaitSource lockWaits) {
    this.clock = clock;
    this.stop = stop;
    this.lockWaits = lockWaits;
  }

  /**
   * Watches from now on, until {@link #dismiss}.
   *
   * @param closing a stop was requested already and this is part of stopping
   */
  public void watch(Connection running, Limits limits, boolean closing) {
    lock.lock();
    try {
      session = running;
      until = limits.until();
      deadline = limits.until();
      nextLook = clock.instant().plus(firstLook(limits));
      watched++;
      cancelled = false;
      blockers = List.of();
      lockTimeout = limits.lockTimeout();
      if (thread == null) {
        thread = Thread.ofPlatform().daemon().name("watchdog").start(this::stand);
      }
      wakeInTime();
    } finally {
      lock.unlock();
    }
    boolean stopped = !closing && stop.onRequest(this::cancelNow);
    if (stopped) {
      cancelNow();
    }
  }

  /** Whether what was watched was cancelled by us, or by the server because its time was up. */
  public boolean dismiss() {
    boolean stopped = stop.onRequest(null);
    lock.lock();
    try {
      session = null;
      until = Instant.MAX;
      nextLook = Instant.MAX;
      return cancelled || stopped || !clock.instant().isBefore(deadline);
    } finally {
      lock.unlock();
    }
  }

  /** Whether what failed just now was cancelled because it waited too long for a lock. */
  public boolean endedLockWait() {
    lock.lock();
    try {
      return lockWaitEnded.isAfter(clock.instant().minus(LATE));
    } finally {
      lock.unlock();
    }
  }

  /** Seen while the last statement waited. */
  public List<Backend> blockers() {
    lock.lock();
    try {
      return blockers;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static Duration firstLook(Limits limits) {
    Duration half = limits.lockTimeout().dividedBy(2);
    return half.isPositive() && half.compareTo(FIRST_LOOK) < 0 ? half : FIRST_LOOK;
  }

  private void cancelNow() {
    lock.lock();
    try {
      if (session != null) {
        until = clock.instant();
        wakeInTime();
      }
    } finally {
      lock.unlock();
    }
  }

  private void stand() {
    lock.lock();
    try {
      while (!closed) {
        Instant now = clock.instant();
        if (session != null && !now.isBefore(until)) {
          cancel(session);
          until = now.plus(CANCEL_AGAIN); // a cancel can come between two statements
        } else if (session != null && !now.isBefore(nextLook)) {
          look(now);
        } else {
          wakes = due();
          changed.awaitNanos(nanosBetween(now, wakes));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private Instant due() {
    return until.isBefore(nextLook) ? until : nextLook;
  }

  private void wakeInTime() {
    if (due().isBefore(wakes)) {
      changed.signalAll();
    }
  }

  private static long nanosBetween(Instant now, Instant next) {
    return next.equals(Instant.MAX)
        ? Long.MAX_VALUE
        : Math.max(1, Duration.between(now, next).toNanos());
  }

  private void look(Instant now) {
    nextLook = now.plus(LOOK_AGAIN);
    long seen = watched;
    lock.unlock();
    LockWait found;
    try {
      found = lockWaits.lockWait();
    } finally {
      lock.lock();
    }
    if (watched == seen && session != null) {
      note(found, session);
    }
  }

  private void note(LockWait found, Connection running) {
    if (!found.blockers().isEmpty()) {
      blockers = found.blockers();
    }
    if (found.waited().isZero() || lockTimeout.isZero()) {
      return;
    }
    Duration left = lockTimeout.plus(SLACK).minus(found.waited());
    if (left.isPositive()) {
      Instant then = clock.instant().plus(left);
      nextLook = then.isBefore(nextLook) ? then : nextLook;
    } else {
      lockWaitEnded = clock.instant();
      send(running);
    }
  }

  /** Of the session, not of the statement: that one knows of no COPY, and of one cancel only. */
  private void cancel(Connection running) {
    cancelled = true;
    send(running);
  }

  private static void send(Connection running) {
    try {
      running.unwrap(PGConnection.class).cancelQuery();
    } catch (SQLException e) {
      return; // the connection is gone, which the statement itself will report
    }
  }
}
