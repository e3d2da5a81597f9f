package dev.sluice.app.plugin;

import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.app.plugin.cluster.Migrations;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kubectl sluice retry}. */
@Command(
    name = "retry",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Lets a migration that failed start once more, after you mended what it named.",
    footer = {"", "Example:", "  ${COMMAND-FULL-NAME} orders -n shop"})
final class RetryCommand implements Callable<Integer> {
  @Mixin private OneMigration one = new OneMigration();

  private final Shell shell;

  RetryCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (var cluster = one.cluster.open()) {
      var failure = Migrations.status(cluster.migrations().get(one.name)).lastFailure();
      var value = Long.toString(shell.clock().instant().getEpochSecond());
      cluster.migrations().annotate(one.name, Map.of(SchemaMigration.RETRY_ANNOTATION, value));
      var address = shell.address(cluster.namespace(), one.name);
      shell.say(
          address.path()
              + " starts again"
              + (failure == null
                  ? ", though no failure is on record: it looks whether anything is pending."
                  : " from where it failed ("
                      + failure.reason()
                      + "). What is applied stays"
                      + " applied; an approval holds while the plan is the same."));
      shell.say("Look on with: " + address.command("watch"));
      return 0;
    }
  }
}
