package dev.sluice.app.plugin;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kubectl sluice suspend}. */
@Command(
    name = "suspend",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Starts no new run from now on; one that is under way goes on.",
      "Sets spec.suspend: where Git declares that field, change it there too, or it is set back."
    },
    footer = {"", "Example:", "  ${COMMAND-FULL-NAME} orders -n shop"})
final class SuspendCommand implements Callable<Integer> {
  @Mixin private OneMigration one = new OneMigration();

  private final Shell shell;

  SuspendCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (var cluster = one.cluster.open()) {
      cluster.migrations().suspend(one.name, true);
      var address = shell.address(cluster.namespace(), one.name);
      shell.say(
          address.path()
              + " is suspended: no new run starts, one that is under way goes on. Go on with: "
              + address.command("resume"));
      return 0;
    }
  }
}
