package dev.sluice.core.run;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often something failed, and since when.
 *
 * @param since the first failure; null before it
 */
public record Tries(int failed, @Nullable Instant since) {
  static final Tries NONE = new Tries(0, null);

  Tries again(Instant now) {
    return new Tries(failed + 1, since == null ? now : since);
  }

  /** Whether one more try, after the pause, still begins in time. */
  boolean allows(int attempts, Duration within, Instant next) {
    return failed <= attempts && (since == null || !next.isAfter(since.plus(within)));
  }
}
