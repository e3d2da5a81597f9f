package dev.sluice.core.sim;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The virtual clock and what is to happen when. */
final class World {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private record Event(long at, long number, Runnable action) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
  private final Trace trace;
  private final Set<Object> seen = new HashSet<>();
  final Chance chance;
  final Faults faults;
  final Mutation mutation;
  private long millis;
  private long number;

  World(Chance chance, Faults faults, Mutation mutation, Trace trace) {
    this.chance = chance;
    this.faults = faults;
    this.mutation = mutation;
    this.trace = trace;
  }

  long millis() {
    return millis;
  }

  Instant now() {
    return START.plusMillis(millis);
  }

  /** As Kubernetes writes times: whole seconds. */
  Instant nowInSeconds() {
    return START.plusSeconds(millis / 1000);
  }

  void after(long delay, Runnable action) {
    events.add(new Event(millis + Math.max(0, delay), number++, action));
  }

  /** After a while between the two, in milliseconds. */
  void between(int least, int most, Runnable action) {
    after(chance.between(least, most), action);
  }

  void at(Instant time, Runnable action) {
    after(time.toEpochMilli() - now().toEpochMilli(), action);
  }

  /** Goes on until then, or until it is enough; true if it was enough. */
  boolean run(long untilMillis, BooleanSupplier enough) {
    while (!events.isEmpty() && events.element().at() <= untilMillis) {
      var event = events.remove();
      millis = event.at();
      event.action().run();
      if (enough.getAsBoolean()) {
        return true;
      }
    }
    millis = untilMillis;
    return enough.getAsBoolean();
  }

  boolean strikes(Faults.Kind kind) {
    return strikes(kind, 1);
  }

  /** That many times as often as usual. */
  boolean strikes(Faults.Kind kind, int times) {
    var struck = faults.strikes(kind, times, chance);
    if (struck) {
      saw(kind);
    }
    return struck;
  }

  /** Something that the seeds, taken together, should come to see. */
  void saw(Object what) {
    seen.add(what);
  }

  Set<Object> seen() {
    return seen;
  }

  boolean broken(Mutation what) {
    return mutation == what;
  }

  void tell(String who, Supplier<String> what) {
    trace.add(millis, who, what);
  }
}
