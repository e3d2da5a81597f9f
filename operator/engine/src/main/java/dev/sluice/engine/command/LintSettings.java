package dev.sluice.engine.command;

import dev.sluice.core.failure.Reason;
import dev.sluice.core.failure.Result;
import dev.sluice.core.risk.Finding;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What a {@code sluice.yaml} beside the scripts says of rules: another severity, or none. For lint
 * alone: plans and policies do not read it.
 */
record LintSettings(Map<String, Optional<Risk>> rules) {
  static final String FILE = "sluice.yaml";

  private static final int LONGEST = 60;
  static final LintSettings NONE = new LintSettings(Map.of());

  LintSettings {
    rules = Map.copyOf(rules);
  }

  /** Of the folder, or of the folder in which the script is. */
  static Result<LintSettings> beside(Path scripts) {
    Path folder = Files.isDirectory(scripts) ? scripts : scripts.toAbsolutePath().getParent();
    Path file = folder == null ? Path.of(FILE) : folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Result.ok(NONE);
    }
    try {
      Load load = new Load(LoadSettings.builder().setLabel(file.toString()).build());
      return settings(file, load.loadFromString(Files.readString(file)));
    } catch (IOException e) {
      return refused(file, "it cannot be read");
    } catch (YamlEngineException e) {
      return refused(
          file, "it is not YAML: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static Result<LintSettings> settings(Path file, Object content) {
    if (!(content instanceof Map<?, ?> map)
        || !map.keySet().equals(Set.of("rules"))
        || !(map.get("rules") instanceof Map<?, ?> rules)) {
      return refused(file, "it must have the key rules alone, with names of rules below it");
    }
    Map<String, Optional<Risk>> read = new HashMap<>();
    for (Map.Entry<?, ?> rule : rules.entrySet()) {
      String name = String.valueOf(rule.getKey());
      String severity = String.valueOf(rule.getValue()).toLowerCase(Locale.ROOT);
      if (!Rules.names().contains(name)) {
        return refused(file, "no rule is named " + name + "; did you mean " + nearest(name) + "?");
      }
      Optional<Risk> risk = risk(severity);
      if (risk.isEmpty() && !severity.matches("off|false")) {
        return refused(file, name + ": " + severity + " is not off, info, low, medium or high");
      }
      read.put(name, risk);
    }
    return Result.ok(new LintSettings(read));
  }

  private static Optional<Risk> risk(String severity) {
    return Arrays.stream(Risk.values())
        .filter(risk -> risk != Risk.None)
        .filter(risk -> risk.name().toLowerCase(Locale.ROOT).equals(severity))
        .findFirst();
  }

  /** The one that takes the fewest edits; of two the first by name. */
  private static String nearest(String name) {
    String typed = name.substring(0, Math.min(LONGEST, name.length()));
    return Rules.names().stream()
        .min(
            Comparator.<String>comparingInt(rule -> edits(rule, typed)).thenComparing(rule -> rule))
        .orElse("");
  }

  /** How many letters are to be added, left away or replaced. */
  private static int edits(String from, String to) {
    int[] row = IntStream.rangeClosed(0, to.length()).toArray();
    for (int i = 1; i <= from.length(); i++) {
      int before = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = before + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        before = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }

  private static <T> Result<T> refused(Path file, String why) {
    return Result.refused(Reason.SourceInvalid, file + ": " + why + ". Correct it.");
  }

  /** The finding with the severity that it has here; empty for a rule that is switched off. */
  Optional<Finding> of(Finding finding) {
    Optional<Risk> risk = rules.get(finding.rule());
    return risk == null ? Optional.of(finding) : risk.map(finding::withRisk);
  }
}
