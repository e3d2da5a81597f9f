package dev.sluice.engine.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The runner's commands, to be put under a main command; by itself a main for tests and benches.
 */
@Command(
    name = "sluice",
    mixinStandardHelpOptions = true,
    description = "PostgreSQL schema migrations as Kubernetes Jobs, and on a laptop.")
public final class RunnerMain {
  private RunnerMain() {}

  /** Adds plan, apply, status and repair. */
  public static CommandLine addTo(CommandLine main, Surroundings surroundings) {
    return main.addSubcommand(new PlanCommand(surroundings))
        .addSubcommand(new ApplyCommand(surroundings))
        .addSubcommand(new StatusCommand(surroundings))
        .addSubcommand(new RepairCommand(surroundings))
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  public static void main(String[] arguments) {
    // UTF-8 whatever the locale, and no flush for each character.
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    Surroundings surroundings = new Surroundings(InstantSource.system(), System.getenv(), out);
    int code = addTo(new CommandLine(new RunnerMain()), surroundings).execute(arguments);
    out.flush();
    System.exit(code);
  }
}
