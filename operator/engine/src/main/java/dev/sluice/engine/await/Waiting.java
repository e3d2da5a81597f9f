package dev.sluice.engine.await;

import dev.sluice.core.failure.Failure;
import dev.sluice.engine.postgres.Endpoint;
import dev.sluice.engine.postgres.StopSignal;
import dev.sluice.engine.run.Events;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks until all is there, or time is up. */
public final class Waiting {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration BETWEEN_WORDS = Duration.ofSeconds(30);

  /**
   * How it ended.
   *
   * @param met true when all that is required is there
   * @param missing what was not, at the last look that reached the database
   * @param failure why the last look came to nothing; null when it did not fail
   * @param timedOut false where waiting longer would change nothing
   */
  public record Outcome(
      boolean met, List<String> missing, @Nullable Failure failure, boolean timedOut) {
    public Outcome {
      missing = List.copyOf(missing);
    }
  }

  private final HistoryReader reader;
  private final InstantSource clock;
  private final Events events;
  private Instant silentUntil = Instant.MIN;

  public Waiting(HistoryReader reader, InstantSource clock, Events events) {
    this.reader = reader;
    this.clock = clock;
    this.events = events;
  }

  /**
   * Waits.
   *
   * @param endpoint asked each time, since a password may be changed meanwhile
   * @param every the first pause; later ones grow to ten seconds
   * @param timeout null: for ever
   */
  public Outcome until(Supplier<Endpoint> endpoint, Duration every, @Nullable Duration timeout) {
    Instant end = timeout == null ? Instant.MAX : clock.instant().plus(timeout);
    StopSignal pause = new StopSignal(clock);
    Duration next = every;
    while (true) {
      Outcome now = outcome(reader.look(endpoint.get()));
      Instant again = clock.instant().plus(next);
      if (now.met() || !now.timedOut() || again.isAfter(end)) {
        return now;
      }
      tell(now);
      pause.await(again);
      next = longer(next, every);
    }
  }

  private static Duration longer(Duration pause, Duration every) {
    Duration most = every.compareTo(LONGEST_PAUSE) > 0 ? every : LONGEST_PAUSE;
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(most) > 0 ? most : doubled;
  }

  private static Outcome outcome(Look look) {
    return switch (look) {
      case Look.Met() -> new Outcome(true, List.of(), null, false);
      case Look.Missing(List<String> missing) -> new Outcome(false, missing, null, true);
      case Look.Unreached(Failure failure) -> new Outcome(false, List.of(), failure, true);
      case Look.Refused(Failure failure) -> new Outcome(false, List.of(), failure, false);
    };
  }

  private void tell(Outcome now) {
    Instant at = clock.instant();
    if (at.isBefore(silentUntil)) {
      return;
    }
    silentUntil = at.plus(BETWEEN_WORDS);
    Failure failure = now.failure();
    events.step(
        failure == null
            ? "waits for " + String.join(", ", now.missing())
            : "waits: " + failure.message());
  }
}
