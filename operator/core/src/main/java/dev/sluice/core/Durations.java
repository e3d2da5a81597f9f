package dev.sluice.core;

import java.time.Duration;
import java.util.regex.Pattern;

/** Durations as Go, CEL and Kubernetes write them: {@code 500ms}, {@code 1.5h}, {@code 1h30m}. */
public final class Durations {
  private static final Pattern FORM = Pattern.compile("(?:\\d+(?:\\.\\d+)?(?:ms|s|m|h))+");
  private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h)");

  private Durations() {}

  /** Throws IllegalArgumentException, naming the form, for anything else. */
  public static Duration parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no duration such as 500ms, 2s, 10m or 1h30m");
    }
    var nanos = 0.0;
    var parts = PART.matcher(text);
    while (parts.find()) {
      nanos += Double.parseDouble(parts.group(1)) * unit(parts.group(2)).toNanos();
    }
    return Duration.ofNanos(Math.round(nanos));
  }

  /** As people write it. */
  public static String words(Duration duration) {
    var words = new StringBuilder();
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

  private static Duration unit(String name) {
    return switch (name) {
      case "ms" -> Duration.ofMillis(1);
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      default -> Duration.ofHours(1);
    };
  }
}
