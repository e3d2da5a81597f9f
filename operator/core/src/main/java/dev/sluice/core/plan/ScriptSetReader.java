package dev.sluice.core.plan;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dev.sluice.core.Digest;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.failure.Result;
import dev.sluice.core.plan.ScriptName.Convention;
import dev.sluice.core.plan.ScriptName.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Makes a set of files, and names every file that does not belong. */
public final class ScriptSetReader {
  static final int MAX_FILES = 10_000;
  static final int MAX_FILE_BYTES = 16 << 20;
  static final long MAX_TOTAL_BYTES = 64L << 20;
  private static final int NAMED = 20;

  /** It is no script's, and lint reads it. */
  private static final String LINT_SETTINGS = "sluice.yaml";

  private static final int LONGEST_PATH = 1000;
  private static final int LONGEST_VERSION = 50;

  private final List<String> errors = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();
  private final List<Script> scripts = new ArrayList<>();
  private final Map<String, ScriptSettings> settings = new HashMap<>();
  private final Set<String> stems = new HashSet<>();

  private ScriptSetReader() {}

  public static Result<ScriptSet> read(List<ScriptFile> files) {
    return new ScriptSetReader().set(files);
  }

  /** One file of whatever name, as a set of its own. */
  public static Result<Script> single(ScriptFile file) {
    return single(file, Optional.empty());
  }

  /** The same, with the settings beside it. */
  public static Result<Script> single(ScriptFile file, Optional<ScriptFile> settingsFile) {
    List<String> errors = new ArrayList<>();
    ScriptSettings settings =
        settingsFile
            .map(beside -> ScriptSettingsReader.read(beside, errors))
            .orElse(ScriptSettings.DEFAULT);
    Optional<String> text =
        file.bytes().length > MAX_FILE_BYTES
            ? Optional.empty()
            : ScriptText.decode(file.bytes(), settings.charset());
    if (text.isEmpty()) {
      errors.add(
          file.name()
              + " is not "
              + settings.charset()
              + " text of at most "
              + (MAX_FILE_BYTES >> 20)
              + " MiB");
    }
    ScriptName name =
        ScriptName.parse(file.name())
            .orElseGet(
                () -> new ScriptName(file.name(), Convention.FLYWAY, Kind.VERSIONED, null, ""));
    return errors.isEmpty()
        ? Result.ok(new Script(name, Digest.of(file.bytes()), text.orElseThrow(), settings))
        : Result.refused(Reason.SourceInvalid, String.join("; ", errors) + ". Correct the file.");
  }

  private Result<ScriptSet> set(List<ScriptFile> files) {
    List<ScriptFile> sorted =
        files.stream().sorted(Comparator.comparing(ScriptFile::name)).toList();
    sorted.stream()
        .filter(file -> file.kind() == FileKind.SCRIPT)
        .forEach(file -> stems.add(StrayFile.stem(file.name())));
    readSettings(sorted);
    sorted.forEach(this::add);
    checkSizes(files);
    checkConventions();
    checkTwice(Kind.VERSIONED);
    checkTwice(Kind.UNDO);
    checkTwice(Kind.REPEATABLE);
    checkCallbacksTwice();
    if (errors.isEmpty() && all(Kind.VERSIONED).isEmpty() && all(Kind.REPEATABLE).isEmpty()) {
      errors.add(
          "there is no script in it; name one V1__first.sql or 202601051200_first.up.sql"
              + (ignored.isEmpty() ? "" : " (ignored: " + listed(ignored, ", ") + ")"));
    }
    if (!errors.isEmpty()) {
      return Result.refused(Reason.SourceInvalid, message());
    }
    return Result.ok(
        new ScriptSet(
            scripts.getFirst().name().convention(),
            of(Kind.VERSIONED),
            of(Kind.UNDO),
            of(Kind.REPEATABLE),
            of(Kind.CALLBACK),
            ignored,
            scripts.stream().filter(script -> !script.settings().shouldExecute()).toList()));
  }

  private void readSettings(List<ScriptFile> files) {
    Set<String> names = files.stream().map(ScriptFile::name).collect(toSet());
    for (ScriptFile file : files) {
      if (file.kind() == FileKind.SETTINGS) {
        String script =
            file.name().substring(0, file.name().length() - FileKind.SETTINGS_SUFFIX.length());
        if (names.contains(script)) {
          settings.put(script, ScriptSettingsReader.read(file, errors));
        } else {
          errors.add(file.name() + " has settings for " + script + ", which is not there");
        }
      }
    }
  }

  private String message() {
    return "The scripts are no valid set: " + listed(errors, "; ") + ". Correct the source.";
  }

  private static String listed(List<String> all, String separator) {
    String more = all.size() > NAMED ? separator + "and " + (all.size() - NAMED) + " more" : "";
    return all.stream().limit(NAMED).collect(joining(separator)) + more;
  }

  private void add(ScriptFile file) {
    switch (file.kind()) {
      case SCRIPT -> addScript(file);
      case SETTINGS -> {}
      case OTHER -> {
        if (!file.name().equals(LINT_SETTINGS)) {
          StrayFile.refusal(file.name(), stems)
              .ifPresentOrElse(
                  why -> errors.add(file.name() + why), () -> ignored.add(file.name()));
        }
      }
    }
  }

  private void addScript(ScriptFile file) {
    Optional<ScriptName> name = ScriptName.parse(file.name());
    if (name.isEmpty()) {
      StrayFile.nameError(file.name())
          .ifPresentOrElse(why -> errors.add(file.name() + why), () -> ignored.add(file.name()));
      return;
    }
    ScriptSettings of = settings.getOrDefault(file.name(), ScriptSettings.DEFAULT);
    Optional<String> text = ScriptText.decode(file.bytes(), of.charset());
    if (text.isEmpty()) {
      errors.add(file.name() + " is not " + of.charset() + " text");
      return;
    }
    checkLengths(name.get());
    scripts.add(new Script(name.get(), Digest.of(file.bytes()), text.get(), of));
  }

  /** The history's columns are no wider. */
  private void checkLengths(ScriptName name) {
    if (name.file().length() > LONGEST_PATH) {
      errors.add(name.file() + " has a path of more than " + LONGEST_PATH + " characters");
    }
    Version version = name.version();
    if (version != null && version.text().length() > LONGEST_VERSION) {
      errors.add(name.file() + " has a version of more than " + LONGEST_VERSION + " characters");
    }
  }

  private void checkSizes(List<ScriptFile> files) {
    if (files.size() > MAX_FILES) {
      errors.add("there are " + files.size() + " files; at most " + MAX_FILES + " are read");
    }
    for (ScriptFile file : files) {
      if (file.bytes().length > MAX_FILE_BYTES) {
        errors.add(file.name() + " is larger than " + (MAX_FILE_BYTES >> 20) + " MiB");
      }
    }
    if (files.stream().mapToLong(file -> file.bytes().length).sum() > MAX_TOTAL_BYTES) {
      errors.add("all files together are larger than " + (MAX_TOTAL_BYTES >> 20) + " MiB");
    }
  }

  private void checkConventions() {
    String flyway = named(Convention.FLYWAY);
    String paired = named(Convention.PAIRED);
    if (!flyway.isEmpty() && !paired.isEmpty()) {
      errors.add("two naming conventions are mixed: " + flyway + " and " + paired);
    }
  }

  private String named(Convention convention) {
    return scripts.stream()
        .filter(script -> script.name().convention() == convention)
        .map(Script::file)
        .limit(3)
        .collect(joining(", "));
  }

  private void checkTwice(Kind kind) {
    Map<Object, Script> seen = new HashMap<>();
    for (Script script : all(kind)) {
      Object key = Objects.requireNonNullElse(script.version(), script.name().storedDescription());
      Script earlier = seen.putIfAbsent(key, script);
      if (earlier != null) {
        errors.add(earlier.file() + " and " + script.file() + " have the same " + what(script));
      }
    }
  }

  private static String what(Script script) {
    ScriptName name = script.name();
    return name.version() != null
        ? "version " + name.version()
        : name.storedDescription().equals(name.description())
            ? "description"
            : "description in the history, which keeps its first 197 characters";
  }

  /** In one folder they cannot have the same name; of two folders Flyway refuses them too. */
  private void checkCallbacksTwice() {
    Map<String, Script> seen = new HashMap<>();
    for (Script script : all(Kind.CALLBACK)) {
      Script earlier = seen.putIfAbsent(StrayFile.stem(ScriptFile.base(script.file())), script);
      if (earlier != null) {
        errors.add(earlier.file() + " and " + script.file() + " are the same callback");
      }
    }
  }

  private List<Script> of(Kind kind) {
    return all(kind).stream().filter(script -> script.settings().shouldExecute()).toList();
  }

  private List<Script> all(Kind kind) {
    Comparator<Script> order =
        kind == Kind.CALLBACK
            ? Comparator.comparing(script -> ScriptFile.base(script.file()))
            : kind == Kind.REPEATABLE
                ? Comparator.comparing(script -> script.name().description())
                : Comparator.comparing(script -> Objects.requireNonNull(script.version()));
    return scripts.stream().filter(script -> script.name().kind() == kind).sorted(order).toList();
  }
}
