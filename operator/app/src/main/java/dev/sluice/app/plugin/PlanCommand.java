package dev.sluice.app.plugin;

import dev.sluice.app.plugin.view.PlanMarkdown;
import dev.sluice.app.plugin.view.PlanText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kubectl sluice plan}. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shows the SQL that will run, what was found in it, what of it can be undone, and who must"
          + " approve.",
      "Changes nothing. With --url and --source it plans from a folder instead, without Kubernetes:"
          + " see `sluice plan --source . --help`."
    },
    footer = {"", "Example:", "  ${COMMAND-FULL-NAME} orders -n shop"})
final class PlanCommand implements Callable<Integer> {
  @Mixin private OneMigration one = new OneMigration();

  @Option(names = "--full", description = "Every line of long scripts too.")
  private boolean full;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "text",
      description =
          "text, md (for a pull request), or json (everything, on one line). Default: text.")
  private OutputForm output = OutputForm.text;

  private final Shell shell;

  PlanCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (var cluster = one.cluster.open()) {
      var plan = cluster.plans().view(cluster.migrations().get(one.name));
      var address = shell.address(cluster.namespace(), one.name);
      switch (output) {
        case json -> shell.json(plan);
        case md -> shell.say(PlanMarkdown.of(plan, address, shell.clock().instant()));
        case text -> shell.say(PlanText.of(plan, address, shell.page(), full));
      }
      return 0;
    }
  }
}
