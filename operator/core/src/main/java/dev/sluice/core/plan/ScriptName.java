package dev.sluice.core.plan;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a file name says.
 *
 * @param file path below the source, with {@code /}; only its last part is the name
 * @param version null for repeatable scripts and callbacks
 * @param description empty where the name has none
 */
public record ScriptName(
    String file, Convention convention, Kind kind, @Nullable Version version, String description) {

  /** How files are named; a set has one of them. */
  public enum Convention {
    FLYWAY,
    PAIRED
  }

  public enum Kind {
    VERSIONED,
    UNDO,
    REPEATABLE,
    CALLBACK
  }

  private static final int DESCRIPTION_LENGTH = 200;

  private static final String SUFFIX = "(?i:\\.sql)";
  private static final Pattern FLYWAY = Pattern.compile("([VU])(.+?)(?:__(.*))?" + SUFFIX);
  private static final Pattern REPEATABLE = Pattern.compile("R__(.*)" + SUFFIX);
  private static final Pattern CALLBACK = Pattern.compile("([a-z][A-Za-z]*)(?:__(.*))?" + SUFFIX);
  private static final Pattern PAIRED =
      Pattern.compile("([0-9]+(?:_[0-9]+)*)(?:_(.*))?\\.(up|down)" + SUFFIX);

  /** Events of Flyway's that we do not raise; a script for one would silently never run. */
  private static final List<String> FOREIGN_EVENTS = List.of("before", "after", "create");

  /** Empty for a name of neither convention. */
  public static Optional<ScriptName> parse(String file) {
    String base = ScriptFile.base(file);
    Matcher paired = PAIRED.matcher(base);
    if (paired.matches()) {
      Kind kind = paired.group(3).equals("up") ? Kind.VERSIONED : Kind.UNDO;
      return versioned(file, Convention.PAIRED, kind, paired.group(1), paired.group(2));
    }
    Matcher flyway = FLYWAY.matcher(base);
    if (flyway.matches()) {
      Kind kind = flyway.group(1).equals("V") ? Kind.VERSIONED : Kind.UNDO;
      return versioned(file, Convention.FLYWAY, kind, flyway.group(2), flyway.group(3));
    }
    Matcher repeatable = REPEATABLE.matcher(base);
    if (repeatable.matches()) {
      return Optional.of(
          new ScriptName(
              file, Convention.FLYWAY, Kind.REPEATABLE, null, words(repeatable.group(1))));
    }
    Matcher callback = CALLBACK.matcher(base);
    if (callback.matches() && CallbackEvent.named(callback.group(1)).isPresent()) {
      return Optional.of(
          new ScriptName(file, Convention.FLYWAY, Kind.CALLBACK, null, callback.group(1)));
    }
    return Optional.empty();
  }

  /** Whether a name of neither convention looks like a callback of Flyway's. */
  static boolean looksLikeCallback(String base) {
    Matcher callback = CALLBACK.matcher(base);
    return callback.matches() && FOREIGN_EVENTS.stream().anyMatch(base::startsWith);
  }

  /** The name without folders: Flyway's {@code flyway:filename}. */
  public String base() {
    return ScriptFile.base(file);
  }

  /** The description as the history has it, whose column is 200 characters wide. */
  public String storedDescription() {
    return stored(description);
  }

  /** As Flyway cuts it. */
  static String stored(String description) {
    return description.length() <= DESCRIPTION_LENGTH
        ? description
        : description.substring(0, DESCRIPTION_LENGTH - 3) + "...";
  }

  /** What comes after the version, for the history's description. */
  private static String words(@Nullable String text) {
    return text == null ? "" : text.replace('_', ' ');
  }

  private static Optional<ScriptName> versioned(
      String file, Convention convention, Kind kind, String version, @Nullable String text) {
    return Version.parse(version)
        .map(parsed -> new ScriptName(file, convention, kind, parsed, words(text)));
  }
}
