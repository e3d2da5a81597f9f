package dev.sluice.engine.postgres;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Somebody wants the run to stop: ends pauses, and cancels what is under way. */
public final class StopSignal {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final InstantSource clock;
  private boolean requested;
  private @Nullable Runnable cancel;

  public StopSignal(InstantSource clock) {
    this.clock = clock;
  }

  public void request() {
    Runnable underWay;
    lock.lock();
    try {
      requested = true;
      underWay = cancel;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (underWay != null) {
      underWay.run();
    }
  }

  public boolean isRequested() {
    lock.lock();
    try {
      return requested;
    } finally {
      lock.unlock();
    }
  }

  /** Returns at that time, or as soon as a stop is requested. */
  public void await(Instant until) {
    lock.lock();
    try {
      long nanos = Duration.between(clock.instant(), until).toNanos();
      while (!requested && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      requested = true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * What to run when a stop is requested from now on; null for nothing.
   *
   * @return whether a stop was requested before
   */
  boolean onRequest(@Nullable Runnable action) {
    lock.lock();
    try {
      cancel = action;
      return requested;
    } finally {
      lock.unlock();
    }
  }
}
