package dev.sluice.engine.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.engine.command.DatabaseOptions.OutputFormat;
import dev.sluice.engine.output.Console;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;

/** What a process has around it: clock, environment, standard output. */
public record Surroundings(InstantSource clock, Map<String, String> environment, PrintStream out) {

  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** Jobs print for machines. */
  RunLauncher launcher(RunOptions options) {
    boolean json = options.request != null || options.database.output == OutputFormat.json;
    return new RunLauncher(clock, environment, console(json));
  }

  /** Plans without a word. */
  RunLauncher planner() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    return new RunLauncher(clock, environment, new Console(nowhere, false, clock));
  }

  Console console(boolean json) {
    return new Console(out, json, clock);
  }
}
