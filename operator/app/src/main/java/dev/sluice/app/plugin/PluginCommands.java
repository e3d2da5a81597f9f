package dev.sluice.app.plugin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The commands for people, by name. */
public final class PluginCommands {
  private static final String PLAN = "plan";

  /** Options that only the runner's plan has; the plugin's is about a resource. */
  private static final List<String> OF_RUNNER = List.of("--url", "--source", "--request");

  private PluginCommands() {}

  public static Map<String, Supplier<Object>> of(Shell shell) {
    var commands = new LinkedHashMap<String, Supplier<Object>>();
    commands.put("list", () -> new ListCommand(shell));
    commands.put(PLAN, () -> new PlanCommand(shell));
    commands.put("approve", () -> new ApproveCommand(shell));
    commands.put("reject", () -> new RejectCommand(shell));
    commands.put("revoke", () -> new RevokeCommand(shell));
    commands.put("watch", () -> new WatchCommand(shell));
    commands.put("logs", () -> new LogsCommand(shell));
    commands.put("history", () -> new HistoryCommand(shell));
    commands.put("retry", () -> new RetryCommand(shell));
    commands.put("suspend", () -> new SuspendCommand(shell));
    commands.put("resume", () -> new ResumeCommand(shell));
    commands.put("gate", () -> new GateCommand(shell));
    commands.put("release", () -> new ReleaseCommand(shell));
    return commands;
  }

  /**
   * Whether a command line is one of ours, or a call for help that names all.
   *
   * @param own what operator and runner are called by; they have a {@code plan} too, and which one
   *     is meant, its options tell
   */
  public static boolean concerns(String program, Set<String> own, String... arguments) {
    if (!program.equals("sluice") || arguments.length == 0 || !own.contains(arguments[0])) {
      return true;
    }
    return arguments[0].equals(PLAN)
        && Stream.of(arguments)
            .noneMatch(argument -> OF_RUNNER.stream().anyMatch(argument::startsWith));
  }
}
