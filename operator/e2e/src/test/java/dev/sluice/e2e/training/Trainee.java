package dev.sluice.e2e.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM of the image at its real work, which writes its AOT cache when it ends. */
final class Trainee {
  private static final String JAVA = "/opt/jre/bin/java";
  private static final int SIGTERM = 128 + 15;

  private final Process process;
  private final Path cache;
  private final Path output;

  private Trainee(Process process, Path cache, Path output) {
    this.process = process;
    this.cache = cache;
    this.output = output;
  }

  static Trainee start(Path jvm, Map<String, String> environment) throws IOException {
    var cache = jvm.resolve("sluice.aot");
    var output = Files.createTempFile("trainee", ".log");
    var builder =
        new ProcessBuilder(
                JAVA,
                "-XX:AOTCacheOutput=" + cache,
                "@" + jvm.resolve("training"),
                "dev.sluice.app.Rehearsal")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    var process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new Trainee(process, cache, output);
  }

  /** Starts one command more in it. */
  void does(List<String> arguments) {
    try {
      var line = String.join(" ", arguments) + "\n";
      process.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(said(), e);
    }
  }

  String said() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGTERM is how the operator is meant to end. */
  void ends() throws InterruptedException {
    process.destroy();
    var ended = process.waitFor(Training.PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!ended || process.exitValue() != SIGTERM || !Files.exists(cache)) {
      throw new IllegalStateException("no cache was made (%s):%n%s".formatted(process, said()));
    }
  }
}
