package dev.sluice.core.sim;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * Seeds that nobody has tried yet, until one fails or they are enough. Arguments: how many, and the
 * first, which is drawn when it is not given.
 */
public final class Soak {
  private static final int BATCH = 5_000;

  private Soak() {}

  public static void main(String[] arguments) {
    var seeds = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000_000;
    var first = arguments.length > 1 ? Long.parseLong(arguments[1]) : fresh();
    System.out.printf("seeds from %d%n", first);
    var start = System.nanoTime();
    for (var from = first; from < first + seeds; from += BATCH) {
      var until = Math.min(first + seeds, from + BATCH);
      var jobs = new AtomicLong();
      var effects = new AtomicLong();
      try {
        LongStream.range(from, until)
            .parallel()
            .mapToObj(seed -> Replay.run(seed))
            .forEach(seen -> {
              jobs.addAndGet(seen.jobs());
              effects.addAndGet(seen.effects());
            });
      } catch (AssertionError e) {
        System.out.println(cause(e).getMessage());
        System.exit(1);
      }
      var perSecond = (until - first) * 1_000_000_000L / (System.nanoTime() - start);
      System.out.printf(
          "seeds %d to %d: %d Jobs, %d statements took effect once; %d seeds/s%n",
          from, until - 1, jobs.get(), effects.get(), perSecond);
    }
  }

  /** Beyond those that the tests try. */
  private static long fresh() {
    return ThreadLocalRandom.current().nextLong(1_000_000, 1L << 40);
  }

  /** A parallel stream wraps what it throws. */
  private static Throwable cause(Throwable thrown) {
    var cause = thrown.getCause();
    return thrown.getMessage() == null && cause != null ? cause(cause) : thrown;
  }
}
