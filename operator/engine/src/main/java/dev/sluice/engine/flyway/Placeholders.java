package dev.sluice.engine.flyway;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.Script;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values for {@code ${name}} in scripts: the user's, and those that Flyway always has. */
public record Placeholders(Map<String, String> values) {
  private static final Pattern USE = Pattern.compile("\\$\\{([^}]*)(}?)");

  public Placeholders {
    values = Map.copyOf(values);
  }

  /**
   * With Flyway's own that are the same on each run; not its timestamp and working directory, which
   * would make the same script another one.
   */
  public static Placeholders of(Map<String, String> given, String defaultSchema, String user) {
    Map<String, String> values = new HashMap<>(given);
    values.put("flyway:defaultSchema", defaultSchema);
    values.put("flyway:user", user);
    values.put("flyway:table", HistoryTable.NAME);
    return new Placeholders(values);
  }

  /** The first placeholder of a script that has no value. */
  Optional<Failure> unresolved(Script script) {
    if (!script.text().contains("${")) {
      return Optional.empty();
    }
    Matcher use = USE.matcher(script.text());
    while (use.find()) {
      String name = use.group(1);
      if (use.group(2).isEmpty()) {
        return refused(script, use.start(), "${ is not closed by }");
      }
      if (!isKnown(name, script)) {
        return refused(
            script,
            use.start(),
            "placeholder ${" + name + "} has no value; add it to the placeholders");
      }
    }
    return Optional.empty();
  }

  private boolean isKnown(String name, Script script) {
    String lower = name.toLowerCase(Locale.ROOT);
    return (lower.equals("flyway:filename") && script.file().matches("[VURab].*__.*"))
        || values.keySet().stream().anyMatch(key -> key.toLowerCase(Locale.ROOT).equals(lower));
  }

  private static Optional<Failure> refused(Script script, int at, String what) {
    int line = 1 + (int) script.text().substring(0, at).chars().filter(c -> c == '\n').count();
    String message = script.file() + " line " + line + ": " + what + ".";
    return Optional.of(new Failure(Reason.SourceInvalid, message, null, script.file(), line, null));
  }
}
