package dev.sluice.app.plugin.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Moments as people read them. */
final class Times {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private Times() {}

  /** To the second; the text itself when it is no moment. */
  static String second(String at) {
    return written(at, SECOND);
  }

  /** With how long ago it was. */
  static String minute(String at, Instant now) {
    var ago = age(at, now);
    return written(at, MINUTE) + " UTC" + (ago.isEmpty() ? "" : ", " + ago + " ago");
  }

  /** In its largest unit, as kubectl does: 42s, 5m, 3h, 12d; empty for no moment. */
  static String age(String at, Instant now) {
    try {
      var age = Duration.between(Instant.parse(at), now);
      return age.toDays() > 0
          ? age.toDays() + "d"
          : age.toHours() > 0
              ? age.toHours() + "h"
              : age.toMinutes() > 0 ? age.toMinutes() + "m" : Math.max(0, age.toSeconds()) + "s";
    } catch (DateTimeParseException e) {
      return "";
    }
  }

  private static String written(String at, DateTimeFormatter form) {
    try {
      return form.format(Instant.parse(at));
    } catch (DateTimeParseException e) {
      return at;
    }
  }
}
