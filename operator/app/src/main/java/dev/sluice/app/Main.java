package dev.sluice.app;

import dev.sluice.app.command.OperatorCommand;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** {@code sluice}: operator in a cluster, runner in its Jobs and on a laptop. */
@Command(
    name = "sluice",
    mixinStandardHelpOptions = true,
    version = "sluice 0.1.0",
    description = "PostgreSQL schema migrations as Kubernetes Jobs, and on a laptop.")
public final class Main {
  private Main() {}

  static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    // UTF-8 whatever the locale, and no flush for each character.
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    var surroundings = new Surroundings(InstantSource.system(), System.getenv(), out);
    var commands = new LinkedHashMap<String, Supplier<Object>>();
    commands.put("operator", OperatorCommand::new);
    commands.putAll(RunnerMain.commands(surroundings));
    var code =
        RunnerMain.addTo(new CommandLine(new Main()), commands, arguments)
            .setExecutionExceptionHandler(Main::explain)
            .execute(arguments);
    out.flush();
    return code;
  }

  /** What a person can mend is said in a line; anything else is a defect and shows where it was. */
  private static int explain(Exception e, CommandLine command, ParseResult parsed) {
    switch (e) {
      case UncheckedIOException io -> say(command, io.getMessage() + because(io.getCause()));
      case IllegalArgumentException wrong -> say(command, wrong.getMessage());
      case KubernetesClientException kubernetes -> say(command, kubernetes.getMessage());
      default -> e.printStackTrace(command.getErr());
    }
    return CommandLine.ExitCode.USAGE;
  }

  private static String because(@Nullable Throwable cause) {
    return cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage();
  }

  private static void say(CommandLine command, @Nullable String message) {
    command.getErr().println("sluice: " + message);
  }
}
