package dev.sluice.app.plugin;

import dev.sluice.api.v1alpha1.ApprovalStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kubectl sluice approve}. */
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Says yes to a plan: shows what it is, asks, and approves exactly that one.",
    footer = {
      "",
      "Exit code: 0 approved, 1 refused, 2 could not be done.",
      "Example:",
      "  ${COMMAND-FULL-NAME} orders -n shop"
    })
final class ApproveCommand implements Callable<Integer> {
  @Mixin private VoteOptions options = new VoteOptions();

  private final Shell shell;

  ApproveCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (var cluster = options.one.cluster.open()) {
      return new Voting(shell, cluster, options, ApprovalStatus.Decision.Approve).vote();
    }
  }
}
