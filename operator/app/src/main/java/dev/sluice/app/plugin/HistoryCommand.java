package dev.sluice.app.plugin;

import dev.sluice.app.plugin.cluster.Histories;
import dev.sluice.app.plugin.view.HistoryText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kubectl sluice history}. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Tells who approved which plan and when, which run came of it, and which scripts it applied;"
          + " the newest last.",
      "Status remembers ten runs. Scripts and statements are in a run's log, so they are told while"
          + " its pod is still there; the database's ledger keeps them for good."
    },
    footer = {"", "Example:", "  ${COMMAND-FULL-NAME} orders -n shop --statements"})
final class HistoryCommand implements Callable<Integer> {
  @Mixin private OneMigration one = new OneMigration();

  @Option(names = "--statements", description = "Each statement too, as the log tells it.")
  private boolean statements;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "text",
      description = "text, or json (everything, on one line). Default: text.")
  private OutputForm output = OutputForm.text;

  private final Shell shell;

  HistoryCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (var cluster = one.cluster.open()) {
      var entries = Histories.of(cluster.client(), cluster.migrations().get(one.name));
      if (output == OutputForm.json) {
        shell.json(entries);
      } else {
        shell.say(HistoryText.of(entries, shell.page(), statements));
      }
      return 0;
    }
  }
}
