package dev.sluice.app;

import dev.sluice.app.command.OperatorCommand;
import dev.sluice.app.plugin.CompletionCommand;
import dev.sluice.app.plugin.PluginCommands;
import dev.sluice.app.plugin.ProcessTerminal;
import dev.sluice.app.plugin.Shell;
import dev.sluice.app.plugin.cluster.ApiAnswer;
import dev.sluice.app.plugin.cluster.NotThereException;
import dev.sluice.engine.command.RunnerMain;
import dev.sluice.engine.command.Surroundings;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** {@code sluice}: operator in a cluster, runner in its Jobs, and a plugin of kubectl. */
@Command(
    name = "sluice",
    mixinStandardHelpOptions = true,
    version = "sluice 0.1.0",
    description = "PostgreSQL schema migrations as Kubernetes Jobs, and on a laptop.")
public final class Main {
  private static final String PROGRAM = "sluice";

  private Main() {}

  static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    // UTF-8 whatever the locale, and no flush for each character.
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    var clock = InstantSource.system();
    var own = ownCommands(new Surroundings(clock, System.getenv(), out));
    var commands =
        PluginCommands.concerns(name(), own.keySet(), arguments)
            ? commandsForPeople(clock, out, own)
            : own;
    var code = commandLine(commands, arguments).execute(arguments);
    out.flush();
    return code;
  }

  /** As a plugin of kubectl, the launcher says so. */
  private static String name() {
    return System.getProperty("sluice.name", PROGRAM);
  }

  private static Map<String, Supplier<Object>> ownCommands(Surroundings surroundings) {
    var commands = new LinkedHashMap<String, Supplier<Object>>();
    commands.put("operator", OperatorCommand::new);
    commands.putAll(RunnerMain.commands(surroundings));
    return commands;
  }

  /** A Job or an operator has no use for them, and no time. */
  private static Map<String, Supplier<Object>> commandsForPeople(
      InstantSource clock, PrintStream out, Map<String, Supplier<Object>> own) {
    var terminal = new ProcessTerminal(System.getenv());
    var commands =
        new LinkedHashMap<String, Supplier<Object>>(
            PluginCommands.of(new Shell(name(), clock, out, terminal)));
    if (name().equals(PROGRAM)) {
      own.forEach(commands::putIfAbsent);
    }
    commands.put("completion", () -> new CompletionCommand(out, () -> commandLine(commands)));
    return commands;
  }

  private static CommandLine commandLine(
      Map<String, Supplier<Object>> commands, String... arguments) {
    return RunnerMain.addTo(new CommandLine(new Main()), commands, arguments)
        .setCommandName(name())
        .setExecutionExceptionHandler(Main::explain);
  }

  /** What a user can mend is said in a line; anything else is a defect and shows where it was. */
  private static int explain(Exception e, CommandLine command, ParseResult parsed) {
    switch (e) {
      case UncheckedIOException io -> say(command, io.getMessage() + because(io.getCause()));
      case IllegalArgumentException wrong -> say(command, wrong.getMessage());
      case NotThereException gone -> say(command, gone.getMessage());
      case KubernetesClientException kubernetes -> {
        var answer = ApiAnswer.of(kubernetes);
        say(command, answer.message());
        return answer.exitCode();
      }
      default -> e.printStackTrace(command.getErr());
    }
    return CommandLine.ExitCode.USAGE;
  }

  private static String because(@Nullable Throwable cause) {
    return cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage();
  }

  private static void say(CommandLine command, @Nullable String message) {
    command.getErr().println(name() + ": " + message);
  }
}
