package dev.sluice.core.sim;

import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.source.Source;
import org.jspecify.annotations.Nullable;

/** What status was last written for. */
record Wish(long generation, @Nullable String retry, Ballots ballots, Source source) {
  static Wish of(Desired desired, Ballots ballots, Source source) {
    return new Wish(desired.generation(), desired.retryToken(), ballots, source);
  }

  /** The scripts may have come and gone again before anybody wrote of it. */
  boolean isFor(String scripts) {
    return source instanceof Source.Found found && found.digest().equals(scripts);
  }
}
