package dev.sluice.engine.it;

import dev.sluice.core.Json;
import dev.sluice.core.plan.Target;
import dev.sluice.core.run.RunRequest;
import dev.sluice.engine.command.RunnerMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A runner as a Job has it: a process of its own, with a frozen request and mounted scripts. */
final class RunnerProcess {
  private final Process process;
  private final Path folder;

  private RunnerProcess(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  static RunnerProcess apply(TestDatabase database, String script, String sql) throws IOException {
    Path folder = Files.createTempDirectory("sluice-runner");
    Path source = Files.createDirectory(folder.resolve("source"));
    Files.writeString(source.resolve(script), sql);
    Files.writeString(folder.resolve("password"), "unused\n");
    Files.writeString(folder.resolve("request.json"), Json.write(request(database)));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            RunnerMain.class.getName(),
            "apply",
            "--request",
            folder.resolve("request.json").toString(),
            "--source",
            source.toString(),
            "--attempt",
            "1");
    builder
        .environment()
        .putAll(
            Map.of(
                "SLUICE_USERNAME", database.user(),
                "SLUICE_PASSWORD_FILE", folder.resolve("password").toString(),
                "SLUICE_TERMINATION_LOG", folder.resolve("termination").toString()));
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile());
    return new RunnerProcess(builder.start(), folder);
  }

  /** As a node that loses power: no word, no goodbye. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  void terminate() {
    process.destroy();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the runner did not end");
    }
    return process.exitValue();
  }

  String lastLine() throws IOException {
    return Files.readAllLines(folder.resolve("out")).getLast();
  }

  String terminationMessage() throws IOException {
    return Files.readString(folder.resolve("termination"));
  }

  private static RunRequest request(TestDatabase database) {
    return new RunRequest(
        "uid-1",
        "shop/orders",
        new Target(database.url(), List.of("public")),
        "latest",
        Map.of(),
        Duration.ofSeconds(2),
        Duration.ofMinutes(5),
        5,
        Duration.ofMinutes(1),
        List.of(),
        List.of(),
        null,
        null,
        true);
  }
}
