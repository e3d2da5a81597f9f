package dev.sluice.app.plugin;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kubectl sluice watch}. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Shows live what a migration does, until it is Ready or a user must do something;"
            + " waits for approvals and windows.",
    footer = {
      "",
      "Exit code: 0 Ready, 1 a user must do something (Stalled), 2 could not be watched.",
      "Example:",
      "  ${COMMAND-FULL-NAME} orders -n shop"
    })
final class WatchCommand implements Callable<Integer> {
  @Mixin private OneMigration one = new OneMigration();

  private final Shell shell;

  WatchCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (var cluster = one.cluster.open()) {
      cluster.migrations().get(one.name);
      var watching = new Watching(shell, shell.address(cluster.namespace(), one.name));
      cluster.migrations().follow(one.name, watching::ended);
      return watching.exitCode();
    }
  }
}
