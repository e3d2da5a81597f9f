package dev.sluice.app.plugin;

import dev.sluice.app.plugin.cluster.HeldViews;
import dev.sluice.app.plugin.cluster.WorkloadViews;
import dev.sluice.app.plugin.cluster.Workloads;
import dev.sluice.app.plugin.view.GateText;
import dev.sluice.app.plugin.view.WorkloadText;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kubectl sluice gate}. */
@Command(
    name = "gate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lists workloads and pods that are held until their schema is there: what each waits for, and"
          + " why that is not there yet.",
      "Of all namespaces, unless one is named. With a workload: tells that one in detail, and who"
          + " may let it go."
    },
    footer = {
      "",
      "Examples:",
      "  ${COMMAND-FULL-NAME}",
      "  ${COMMAND-FULL-NAME} Deployment/api -n shop"
    })
final class GateCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "WORKLOAD",
      converter = WorkloadName.Converter.class,
      description = "As api or Deployment/api; in the context's namespace, or that of -n.")
  private @Nullable WorkloadName workload;

  @Option(
      names = {"-A", "--all-namespaces"},
      description = "Of all namespaces, which is the default.")
  private boolean everywhere;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "text",
      description = "text, or json (everything, on one line). Default: text.")
  private OutputForm output = OutputForm.text;

  @Mixin private ClusterOptions options = new ClusterOptions();

  private final Shell shell;

  GateCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (var cluster = options.open()) {
      if (workload == null) {
        list(cluster);
      } else {
        tell(cluster, workload);
      }
      return 0;
    }
  }

  private void list(Cluster cluster) {
    var namespace = Optional.ofNullable(everywhere ? null : options.namespace);
    var view = HeldViews.of(cluster.client(), namespace, cluster.namespace());
    if (output == OutputForm.json) {
      shell.json(view);
    } else {
      var where = namespace.map(name -> "in namespace " + name).orElse("in any namespace");
      shell.say(GateText.of(view, where, shell.program(), shell.page()));
    }
  }

  private void tell(Cluster cluster, WorkloadName named) {
    var found =
        new Workloads(cluster.client(), cluster.namespace()).find(named.kind(), named.name());
    var view = WorkloadViews.of(cluster.client(), found);
    if (output == OutputForm.json) {
      shell.json(view);
    } else {
      shell.say(WorkloadText.of(view, shell.program(), shell.page()));
    }
  }
}
