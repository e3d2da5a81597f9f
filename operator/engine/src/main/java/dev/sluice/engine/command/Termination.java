package dev.sluice.engine.command;

import dev.sluice.engine.postgres.StopSignal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * SIGTERM asks the run to stop and gives it time to roll back and to report; then the process ends
 * with the run's exit code, not with the signal's.
 */
final class Termination {
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final CountDownLatch finished = new CountDownLatch(1);
  private final StopSignal stop;
  private final Thread hook = new Thread(this::terminate, "termination");
  private volatile int exitCode = 1;

  private Termination(StopSignal stop) {
    this.stop = stop;
  }

  static Termination stopping(StopSignal stop) {
    Termination termination = new Termination(stop);
    Runtime.getRuntime().addShutdownHook(termination.hook);
    return termination;
  }

  /** Gives the exit code back; everything is reported. */
  int finish(int code) {
    exitCode = code;
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return code; // the hook runs, and ends the process now
    }
    return code;
  }

  private void terminate() {
    stop.request();
    try {
      if (!finished.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        exitCode = 1;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(exitCode);
  }
}
