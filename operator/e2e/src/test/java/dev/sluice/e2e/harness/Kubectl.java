package dev.sluice.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** What a user types into a shell in which kubectl works. */
public final class Kubectl {
  private final Path kubeconfig;

  Kubectl(Path kubeconfig) {
    this.kubeconfig = kubeconfig;
  }

  /** Runs the line to its end and gives what it printed. */
  public String type(String line) {
    return Command.run(process(line));
  }

  /** Starts the line and does not wait for it. */
  public Process begin(String line) {
    try {
      return process(line)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProcessBuilder process(String line) {
    var builder = new ProcessBuilder(List.of("sh", "-c", line));
    var environment = builder.environment();
    environment.put("KUBECONFIG", kubeconfig.toAbsolutePath().toString());
    environment.merge(
        "PATH", Artifacts.ROOT.resolve("build").toString(), (old, own) -> own + ":" + old);
    return builder;
  }
}
