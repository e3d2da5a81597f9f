package dev.sluice.core.sql;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values for {@code ${name}} in scripts: the user's, and those that Flyway always has. Names ignore
 * case, as Flyway's do.
 */
public final class Placeholders {
  private static final String FILE_NAME = "flyway:filename";
  private static final int LONGEST_NAME = 255;

  private final Map<String, String> values;
  private final Map<String, String> lowerCase = new HashMap<>();

  private Placeholders(Map<String, String> values) {
    this.values = Map.copyOf(values);
    values.forEach((name, value) -> lowerCase.put(name.toLowerCase(Locale.ROOT), value));
  }

  /**
   * With Flyway's own that are the same on each run; not its timestamp and working directory, which
   * would make the same script another one.
   */
  public static Placeholders of(
      Map<String, String> given, String defaultSchema, String user, String historyTable) {
    Map<String, String> values = new HashMap<>(given);
    values.put("flyway:defaultSchema", defaultSchema);
    values.put("flyway:user", user);
    values.put("flyway:table", historyTable);
    return new Placeholders(values);
  }

  /** By the names that were given. */
  public Map<String, String> values() {
    return values;
  }

  /** Null for a name without a value. */
  @Nullable String value(String name, String file) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals(FILE_NAME)
        ? file.substring(file.lastIndexOf('/') + 1)
        : lowerCase.get(lower);
  }

  /**
   * The name of the placeholder that begins at this offset; null where there is none. A name begins
   * with a letter or underscore and goes on with those, digits, dots, colons and dashes; what else
   * is between the braces is text.
   */
  static @Nullable String nameAt(String text, int at) {
    if (!text.startsWith("${", at)) {
      return null;
    }
    int from = at + 2;
    int to = from;
    while (to < text.length() && to - from <= LONGEST_NAME && isPart(text.charAt(to), to > from)) {
      to++;
    }
    return to > from && to < text.length() && text.charAt(to) == '}'
        ? text.substring(from, to)
        : null;
  }

  private static boolean isPart(char c, boolean later) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || (later && ((c >= '0' && c <= '9') || c == '.' || c == ':' || c == '-'));
  }
}
