package dev.sluice.core.plan;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code x.sql.conf}: a key, {@code =} and a value on each line, as Flyway reads it, but that
 * nothing in it is passed over.
 */
final class ScriptSettingsReader {
  private static final String KEYS =
      "it may have executeInTransaction, placeholderReplacement, encoding, shouldExecute";

  private final ScriptFile file;
  private final List<String> errors = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private Optional<Boolean> executeInTransaction = ScriptSettings.DEFAULT.executeInTransaction();
  private boolean placeholderReplacement = ScriptSettings.DEFAULT.placeholderReplacement();
  private Charset charset = ScriptSettings.DEFAULT.charset();
  private boolean shouldExecute = ScriptSettings.DEFAULT.shouldExecute();

  private ScriptSettingsReader(ScriptFile file) {
    this.file = file;
  }

  /** What is wrong with the file goes to {@code errors}, and the default stays. */
  static ScriptSettings read(ScriptFile file, List<String> errors) {
    ScriptSettingsReader reader = new ScriptSettingsReader(file);
    ScriptText.decode(file.bytes(), StandardCharsets.UTF_8)
        .ifPresentOrElse(reader::text, () -> errors.add(file.name() + " is not UTF-8 text"));
    errors.addAll(reader.errors);
    return new ScriptSettings(
        reader.executeInTransaction,
        reader.placeholderReplacement,
        reader.charset,
        reader.shouldExecute);
  }

  private void text(String text) {
    int number = 0;
    for (String line : text.lines().map(String::strip).toList()) {
      number++;
      if (!line.isEmpty() && line.charAt(0) != '#' && line.charAt(0) != '!') {
        line(number, line);
      }
    }
  }

  private void line(int number, String line) {
    int equals = line.indexOf('=');
    if (equals < 0) {
      error(number, "there is no = between key and value");
      return;
    }
    String key = line.substring(0, equals).strip();
    String value = line.substring(equals + 1).strip();
    if (!seen.add(key)) {
      error(number, "key " + key + " is there twice");
      return;
    }
    switch (key) {
      case "executeInTransaction" -> executeInTransaction = Optional.of(bool(number, key, value));
      case "placeholderReplacement" -> placeholderReplacement = bool(number, key, value);
      case "shouldExecute" -> shouldExecute = bool(number, key, value);
      case "encoding" -> charset = charset(number, value);
      default -> error(number, "key " + key + " is not known; " + KEYS);
    }
  }

  private boolean bool(int number, String key, String value) {
    boolean yes = value.equalsIgnoreCase("true");
    if (!yes && !value.equalsIgnoreCase("false")) {
      error(number, key + " is " + value + "; it can be true or false");
    }
    return yes;
  }

  private Charset charset(int number, String value) {
    try {
      return Charset.forName(value);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      error(
          number,
          "encoding "
              + value
              + " is not known; use UTF-8, ISO-8859-1, UTF-16 or another that Java names");
      return ScriptSettings.DEFAULT.charset();
    }
  }

  private void error(int number, String what) {
    errors.add(file.name() + " line " + number + ": " + what);
  }
}
