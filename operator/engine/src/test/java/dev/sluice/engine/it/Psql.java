package dev.sluice.engine.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The installed psql: the reference for what a script does. */
record Psql(Path program, int major) {
  private static final Pattern VERSION = Pattern.compile("PostgreSQL\\) (\\d+)");
  private static final Pattern LINE =
      Pattern.compile("\\.sql:(\\d+): (?:ERROR|FATAL|error|invalid command)");

  /**
   * @param line that it names as the failing one
   */
  record Outcome(boolean succeeded, OptionalInt line, String output) {}

  static Psql installed() {
    Path program =
        ofNewestPackage()
            .or(() -> Optional.of(Path.of("/usr/bin/psql")).filter(Files::isExecutable))
            .orElseThrow(() ->
                new IllegalStateException(
                    "psql is missing; the corpus is compared with it."
                        + " Install postgresql-client (Debian's name): make test does so"
                        + " where it may."));
    Matcher version = VERSION.matcher(run(List.of(program.toString(), "--version")).output());
    if (!version.find()) {
      throw new IllegalStateException(program + " does not name its version");
    }
    return new Psql(program, Integer.parseInt(version.group(1)));
  }

  Outcome run(TestDatabase database, CorpusScript script) {
    List<String> command = new ArrayList<>(List.of(program.toString(), "-X", "-q"));
    command.addAll(List.of("-h", "127.0.0.1", "-p", String.valueOf(database.port())));
    command.addAll(List.of("-U", database.user(), "-d", database.name()));
    command.addAll(List.of("-v", "ON_ERROR_STOP=1", "-o", "/dev/null"));
    if (script.oneTransaction()) {
      command.add("--single-transaction");
    }
    command.addAll(List.of("-f", script.file().toString()));
    return run(command);
  }

  /** Debian's /usr/bin/psql is a script in front of it, which takes longer than psql itself. */
  private static Optional<Path> ofNewestPackage() {
    Path folder = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(folder)) {
      return versions
          .filter(version -> version.getFileName().toString().matches("\\d+"))
          .sorted(
              Comparator.comparing(
                      (Path version) -> Integer.valueOf(version.getFileName().toString()))
                  .reversed())
          .map(version -> version.resolve("bin/psql"))
          .filter(Files::isExecutable)
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Outcome run(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("PGCLIENTENCODING", "UTF8");
    builder.environment().put("LC_ALL", "C");
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean succeeded = process.waitFor() == 0;
      Matcher line = LINE.matcher(output);
      return new Outcome(
          succeeded,
          line.find() ? OptionalInt.of(Integer.parseInt(line.group(1))) : OptionalInt.empty(),
          output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while psql ran", e);
    }
  }
}
