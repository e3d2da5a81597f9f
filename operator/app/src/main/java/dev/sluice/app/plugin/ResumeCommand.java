package dev.sluice.app.plugin;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kubectl sluice resume}. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Takes a suspension back: what is pending goes on.",
      "Sets spec.suspend: where Git declares that field, change it there too, or it is set back."
    },
    footer = {"", "Example:", "  ${COMMAND-FULL-NAME} orders -n shop"})
final class ResumeCommand implements Callable<Integer> {
  @Mixin private OneMigration one = new OneMigration();

  private final Shell shell;

  ResumeCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (var cluster = one.cluster.open()) {
      cluster.migrations().suspend(one.name, false);
      var address = shell.address(cluster.namespace(), one.name);
      shell.say(address.path() + " is resumed. Look on with: " + address.command("watch"));
      return 0;
    }
  }
}
