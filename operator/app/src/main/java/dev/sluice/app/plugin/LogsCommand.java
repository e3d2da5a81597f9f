package dev.sluice.app.plugin;

import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.app.plugin.cluster.Migrations;
import dev.sluice.app.plugin.cluster.NotThereException;
import dev.sluice.app.plugin.cluster.RunPods;
import dev.sluice.app.plugin.view.LogText;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kubectl sluice logs}. */
@Command(
    name = "logs",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Shows what a run said: the one under way, or the last one.",
    footer = {"", "Example:", "  ${COMMAND-FULL-NAME} orders -n shop -f"})
final class LogsCommand implements Callable<Integer> {
  @Mixin private OneMigration one = new OneMigration();

  @Option(
      names = {"-f", "--follow"},
      description = "Go on until the run ends.")
  private boolean follow;

  @Option(
      names = "--job",
      paramLabel = "JOB",
      description = "Of another run; `history` names their Jobs.")
  private @Nullable String job;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "text",
      description = "text, or json: as the run wrote it. Default: text.")
  private OutputForm output = OutputForm.text;

  private final Shell shell;

  LogsCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (var cluster = one.cluster.open()) {
      var migration = cluster.migrations().get(one.name);
      new RunPods(cluster.client(), cluster.namespace())
          .read(
              job == null ? lastJob(migration) : job,
              follow,
              line -> shell.say(output == OutputForm.json ? line : LogText.of(line)));
      return 0;
    }
  }

  private static String lastJob(SchemaMigration migration) {
    var run = Migrations.status(migration).run();
    if (run == null) {
      throw new NotThereException(migration.getMetadata().getName() + " has not run yet");
    }
    return run.job();
  }
}
