package dev.sluice.app.plugin;

import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.app.plugin.cluster.Migrations;
import dev.sluice.app.plugin.view.ListRow;
import dev.sluice.app.plugin.view.ListText;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kubectl sluice list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Says of each migration where it is, how risky its plan is, and what it waits on.",
    footer = {"", "Example:", "  ${COMMAND-FULL-NAME} -A"})
final class ListCommand implements Callable<Integer> {
  @Option(
      names = {"-A", "--all-namespaces"},
      description = "Of all namespaces.")
  private boolean everywhere;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "text",
      description = "text or json. Default: text.")
  private OutputForm output = OutputForm.text;

  @Mixin private ClusterOptions options = new ClusterOptions();

  private final Shell shell;

  ListCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (var cluster = options.open()) {
      var found =
          everywhere ? Migrations.everywhere(cluster.client()) : cluster.migrations().list();
      var rows = found.stream().map(ListCommand::row).toList();
      if (output == OutputForm.json) {
        shell.json(rows);
      } else if (rows.isEmpty()) {
        shell.say(
            "no SchemaMigration "
                + (everywhere ? "in any namespace" : "in namespace " + cluster.namespace()));
      } else {
        shell.say(ListText.of(rows, shell.page(), everywhere));
      }
      return 0;
    }
  }

  private static ListRow row(SchemaMigration migration) {
    var meta = migration.getMetadata();
    var status = Migrations.status(migration);
    var plan = status.plan();
    return new ListRow(
        meta.getNamespace(),
        meta.getName(),
        Objects.requireNonNullElse(status.phase(), "-"),
        status.applied() == null ? null : status.applied().version(),
        status.pendingCount(),
        plan == null || plan.risk() == null ? null : plan.risk().name(),
        status.waitingOn(),
        meta.getCreationTimestamp());
  }
}
