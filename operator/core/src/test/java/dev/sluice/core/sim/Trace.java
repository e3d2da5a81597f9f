package dev.sluice.core.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened, in order; kept only while a seed is replayed. */
final class Trace {
  private static final int KEPT = 4_000;

  private final boolean on;
  private final List<String> lines = new ArrayList<>();

  Trace(boolean on) {
    this.on = on;
  }

  void add(long millis, String who, Supplier<String> what) {
    if (on) {
      lines.add("%10.3f %-14s %s".formatted(millis / 1000.0, who, what.get()));
    }
  }

  /** The end of it. */
  String text() {
    var from = Math.max(0, lines.size() - KEPT);
    return String.join("\n", lines.subList(from, lines.size()));
  }
}
