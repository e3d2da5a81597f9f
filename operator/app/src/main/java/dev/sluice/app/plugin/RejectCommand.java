package dev.sluice.app.plugin;

import dev.sluice.api.v1alpha1.ApprovalStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kubectl sluice reject}. */
@Command(
    name = "reject",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Says no to a plan, and why: it will not run.",
    footer = {
      "",
      "Exit code: 0 rejected, 1 refused, 2 could not be done.",
      "Example:",
      "  ${COMMAND-FULL-NAME} orders -n shop --reason 'drops a column that reports still read'"
    })
final class RejectCommand implements Callable<Integer> {
  @Mixin private VoteOptions options = new VoteOptions();

  private final Shell shell;

  RejectCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (options.reason == null || options.reason.isBlank()) {
      throw new IllegalArgumentException("a rejection needs a reason: --reason '...'");
    }
    try (var cluster = options.one.cluster.open()) {
      return new Voting(shell, cluster, options, ApprovalStatus.Decision.Reject).vote();
    }
  }
}
