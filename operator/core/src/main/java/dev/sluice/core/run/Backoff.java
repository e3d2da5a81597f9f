package dev.sluice.core.run;

import java.time.Duration;

/** Exponential, with jitter that the seed decides, so that two runs do not move in step. */
final class Backoff {
  private static final long FIRST_MILLIS = 100;
  private static final long LONGEST_MILLIS = 10_000;
  private static final long POLL_MILLIS = 200;
  private static final long SLOWEST_POLL_MILLIS = 1_000;

  private Backoff() {}

  /** Before try number {@code failed + 1}. */
  static Duration afterFailure(long seed, int failed) {
    return jittered(seed, failed, FIRST_MILLIS, LONGEST_MILLIS);
  }

  /** Before looking again whether something has become free. */
  static Duration poll(long seed, int looks) {
    return jittered(seed, looks, POLL_MILLIS, SLOWEST_POLL_MILLIS);
  }

  /** Between a half and the whole of the doubled first value. */
  private static Duration jittered(long seed, int count, long first, long longest) {
    long whole = Math.min(longest, first << Math.min(Math.max(count - 1, 0), 20));
    long random = mix(seed + count) >>> 1;
    return Duration.ofMillis(whole / 2 + random % (whole / 2 + 1));
  }

  /** The finalizer of SplitMix64. */
  private static long mix(long value) {
    long mixed = (value + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
