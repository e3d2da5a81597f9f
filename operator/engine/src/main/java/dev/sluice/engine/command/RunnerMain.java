package dev.sluice.engine.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
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

  /** Plan, apply, status, repair, wait and lint, by name. */
  public static Map<String, Supplier<Object>> commands(Surroundings surroundings) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("plan", () -> new PlanCommand(surroundings));
    commands.put("apply", () -> new ApplyCommand(surroundings));
    commands.put("status", () -> new StatusCommand(surroundings));
    commands.put("repair", () -> new RepairCommand(surroundings));
    commands.put("wait", () -> new WaitCommand(surroundings));
    commands.put("lint", () -> new LintCommand(surroundings));
    return commands;
  }

  /**
   * Adds the command that is asked for; all of them, when none of them is. Reading the annotations
   * of all takes a Job longer than a small migration.
   */
  public static CommandLine addTo(
      CommandLine main, Map<String, Supplier<Object>> commands, String... arguments) {
    Supplier<Object> asked = arguments.length == 0 ? null : commands.get(arguments[0]);
    if (asked == null) {
      commands.values().forEach(command -> main.addSubcommand(command.get()));
    } else {
      main.addSubcommand(asked.get());
    }
    return main.setCaseInsensitiveEnumValuesAllowed(true);
  }

  public static void main(String[] arguments) {
    // UTF-8 whatever the locale, and no flush for each character.
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    Surroundings surroundings = new Surroundings(InstantSource.system(), System.getenv(), out);
    int code =
        addTo(new CommandLine(new RunnerMain()), commands(surroundings), arguments)
            .execute(arguments);
    out.flush();
    System.exit(code);
  }
}
