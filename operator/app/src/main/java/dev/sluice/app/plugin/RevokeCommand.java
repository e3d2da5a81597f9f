package dev.sluice.app.plugin;

import dev.sluice.api.v1alpha1.ApprovalStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kubectl sluice revoke}. */
@Command(
    name = "revoke",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Takes your own approval of a plan back; it counts until the run starts.",
    footer = {
      "",
      "Exit code: 0 revoked, 1 refused, 2 could not be done.",
      "Example:",
      "  ${COMMAND-FULL-NAME} orders -n shop"
    })
final class RevokeCommand implements Callable<Integer> {
  @Mixin private VoteOptions options = new VoteOptions();

  private final Shell shell;

  RevokeCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (var cluster = options.one.cluster.open()) {
      return new Voting(shell, cluster, options, ApprovalStatus.Decision.Revoke).vote();
    }
  }
}
