package dev.sluice.app.plugin;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kubectl sluice release}. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lets a held workload go although its schema is not there (break-glass): shows what it waits"
          + " for, asks, and lets exactly that go.",
      "Needs the verb release on workloads.gate.sluice.dev. Name and reason are kept in the pod"
          + " template."
    },
    footer = {
      "",
      "Exit code: 0 it goes, 1 refused, 2 could not be done.",
      "Example:",
      "  ${COMMAND-FULL-NAME} Deployment/api -n shop --reason 'the column is nullable'"
    })
final class ReleaseCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "WORKLOAD",
      converter = WorkloadName.Converter.class,
      description = "As api or Deployment/api.")
  private WorkloadName workload = new WorkloadName(Optional.empty(), "");

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why; it is kept.")
  private String reason = "";

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  @Mixin private ClusterOptions options = new ClusterOptions();

  private final Shell shell;

  ReleaseCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (var cluster = options.open()) {
      return new Releasing(shell, cluster, yes).release(workload, reason.strip());
    }
  }
}
