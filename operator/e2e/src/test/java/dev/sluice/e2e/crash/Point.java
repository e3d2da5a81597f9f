package dev.sluice.e2e.crash;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where an operator dies.
 *
 * @param write such as {@code PUT schemamigrations/status}
 * @param nth of its kind, from 1
 */
record Point(String write, int nth, Moment moment) {
  static final Point NEVER = new Point("nothing", 0, Moment.AFTER);

  enum Moment {
    /** The request never leaves. */
    BEFORE,
    /** The request had its effect; nobody reads the answer. */
    AFTER
  }

  /** Both moments of each write. */
  static List<Point> of(List<String> writes) {
    return IntStream.range(0, writes.size())
        .boxed()
        .flatMap(index ->
            Stream.of(Moment.values())
                .map(moment -> new Point(writes.get(index), nth(writes, index), moment)))
        .toList();
  }

  private static int nth(List<String> writes, int index) {
    return (int) writes.subList(0, index + 1).stream().filter(writes.get(index)::equals).count();
  }
}
