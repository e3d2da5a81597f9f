package dev.sluice.core.run;

import java.time.Duration;

/** Durations as people write them: 1h30m, 2s, 250ms. */
final class Durations {
  private Durations() {}

  static String words(Duration duration) {
    StringBuilder words = new StringBuilder();
    append(words, duration.toHours(), "h");
    append(words, duration.toMinutesPart(), "m");
    append(words, duration.toSecondsPart(), "s");
    append(words, duration.toMillisPart(), "ms");
    return words.isEmpty() ? "0s" : words.toString();
  }

  private static void append(StringBuilder words, long value, String unit) {
    if (value > 0) {
      words.append(value).append(unit);
    }
  }
}
