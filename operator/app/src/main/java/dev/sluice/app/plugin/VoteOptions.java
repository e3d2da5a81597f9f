package dev.sluice.app.plugin;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What approve, reject and revoke have in common. */
final class VoteOptions {
  @Mixin OneMigration one = new OneMigration();

  @Option(
      names = "--plan",
      paramLabel = "HASH",
      description = "The plan that you mean, whole: refused when it is another one by now.")
  @Nullable String plan;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it is kept.")
  @Nullable String reason;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  boolean yes;
}
