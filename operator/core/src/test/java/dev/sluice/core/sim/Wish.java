package dev.sluice.core.sim;

import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.source.Source;
import org.jspecify.annotations.Nullable;

/**
 * What status was last written for.
 *
 * @param missed how often somebody deleted what workloads are told, where that is missed
 */
record Wish(long generation, @Nullable String retry, Ballots ballots, Source source, int missed) {
  static Wish of(Desired desired, Ballots ballots, Source source, int missed) {
    return new Wish(desired.generation(), desired.retryToken(), ballots, source, missed);
  }

  /** The scripts may have come and gone again before anybody wrote of it. */
  boolean isFor(String scripts) {
    return source instanceof Source.Found found && found.digest().equals(scripts);
  }
}
