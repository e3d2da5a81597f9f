package dev.sluice.core.plan;

import static java.util.stream.Collectors.joining;

import dev.sluice.core.Digest;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.failure.Result;
import dev.sluice.core.plan.ScriptName.Convention;
import dev.sluice.core.plan.ScriptName.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a set of files, and names every file that does not belong. */
public final class ScriptSetReader {
  static final int MAX_FILES = 10_000;
  static final int MAX_FILE_BYTES = 16 << 20;
  static final long MAX_TOTAL_BYTES = 64L << 20;
  private static final int NAMED = 20;

  private final List<String> errors = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();
  private final List<Script> scripts = new ArrayList<>();

  private ScriptSetReader() {}

  public static Result<ScriptSet> read(List<ScriptFile> files) {
    return new ScriptSetReader().set(files);
  }

  /** One file of whatever name, as a set of its own. */
  public static Result<Script> single(ScriptFile file) {
    String text = file.bytes().length > MAX_FILE_BYTES ? null : decode(file.bytes());
    ScriptName name =
        ScriptName.parse(file.name())
            .orElseGet(
                () -> new ScriptName(file.name(), Convention.FLYWAY, Kind.VERSIONED, null, ""));
    return text == null
        ? Result.refused(
            Reason.SourceInvalid,
            file.name()
                + " is not UTF-8 text of at most "
                + (MAX_FILE_BYTES >> 20)
                + " MiB. Correct the file.")
        : Result.ok(new Script(name, Digest.of(file.bytes()), text));
  }

  private Result<ScriptSet> set(List<ScriptFile> files) {
    files.stream().sorted(Comparator.comparing(ScriptFile::name)).forEach(this::add);
    checkSizes(files);
    checkConventions();
    checkTwice(Kind.VERSIONED);
    checkTwice(Kind.UNDO);
    checkTwice(Kind.REPEATABLE);
    if (errors.isEmpty() && of(Kind.VERSIONED).isEmpty() && of(Kind.REPEATABLE).isEmpty()) {
      errors.add(
          "there is no script in it; name one V1__first.sql or 202601051200_first.up.sql"
              + (ignored.isEmpty() ? "" : " (ignored: " + String.join(", ", ignored) + ")"));
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
            ignored));
  }

  private String message() {
    String listed = errors.stream().limit(NAMED).collect(joining("; "));
    String more = errors.size() > NAMED ? "; and " + (errors.size() - NAMED) + " more" : "";
    return "The scripts are no valid set: " + listed + more + ". Correct the source.";
  }

  private void add(ScriptFile file) {
    if (!file.name().endsWith(".sql")) {
      ignored.add(file.name());
      return;
    }
    Optional<ScriptName> name = ScriptName.parse(file.name());
    if (name.isEmpty()) {
      errors.add(file.name() + nameError(file.name()));
      return;
    }
    String text = decode(file.bytes());
    if (text == null) {
      errors.add(file.name() + " is not UTF-8 text");
      return;
    }
    scripts.add(new Script(name.get(), Digest.of(file.bytes()), text));
  }

  private static String nameError(String file) {
    return ScriptName.looksLikeCallback(file)
        ? " is a callback that Sluice does not run; it knows beforeMigrate, beforeEachMigrate,"
            + " afterEachMigrate, afterMigrate, afterMigrateError"
        : " is named by neither convention: V1.2__text.sql, U1.2__text.sql, R__text.sql, or"
            + " 202601051200_text.up.sql, 202601051200_text.down.sql";
  }

  private static @Nullable String decode(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.indexOf('\0') >= 0 ? null : text;
    } catch (CharacterCodingException e) {
      return null;
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
    for (Script script : of(kind)) {
      Object key = Objects.requireNonNullElse(script.version(), script.name().description());
      Script earlier = seen.putIfAbsent(key, script);
      if (earlier != null) {
        String what = script.version() == null ? "description" : "version " + script.version();
        errors.add(earlier.file() + " and " + script.file() + " have the same " + what);
      }
    }
  }

  private List<Script> of(Kind kind) {
    Comparator<Script> order =
        kind == Kind.CALLBACK
            ? Comparator.comparing(Script::file)
            : kind == Kind.REPEATABLE
                ? Comparator.comparing(script -> script.name().description())
                : Comparator.comparing(script -> Objects.requireNonNull(script.version()));
    return scripts.stream().filter(script -> script.name().kind() == kind).sorted(order).toList();
  }
}
