package dev.sluice.engine.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a plan or a run is made of: a frozen request in a Job, options elsewhere. */
final class RunOptions {
  @Mixin DatabaseOptions database = new DatabaseOptions();

  @Option(
      names = "--source",
      paramLabel = "DIR",
      required = true,
      description = "The folder with the scripts.")
  Path source = Path.of(".");

  @Option(
      names = "--target",
      paramLabel = "VERSION",
      defaultValue = "latest",
      description = "The version to go to. Default: latest.")
  String target = "latest";

  @Option(
      names = "--placeholder",
      paramLabel = "NAME=VALUE",
      description = "Value for $${NAME} in scripts; may be repeated.")
  Map<String, String> placeholders = Map.of();

  @Option(
      names = "--no-placeholder-replacement",
      description = "Keeps $${NAME} in scripts as it is.")
  boolean noPlaceholderReplacement;

  @Option(
      names = "--lock-timeout",
      paramLabel = "TIME",
      defaultValue = "2s",
      converter = DurationText.class,
      description = "How long anybody may queue behind a statement of ours. Default: 2s.")
  Duration lockTimeout = Duration.ofSeconds(2);

  @Option(
      names = "--deadline",
      paramLabel = "TIME",
      defaultValue = "10m",
      converter = DurationText.class,
      description = "After it what runs is cancelled and rolled back. Default: 10m.")
  Duration deadline = Duration.ofMinutes(10);

  @Option(
      names = "--retry-attempts",
      paramLabel = "N",
      defaultValue = "5",
      description = "Retries of one script, after lock timeouts and lost connections. Default: 5.")
  int retryAttempts = 5;

  @Option(
      names = "--retry-within",
      paramLabel = "TIME",
      defaultValue = "2m",
      converter = DurationText.class,
      description = "Time in which retries of one script may start. Default: 2m.")
  Duration retryWithin = Duration.ofMinutes(2);

  @Option(
      names = "--request",
      paramLabel = "FILE",
      description = "In Jobs: the frozen request, in place of the options above.")
  @Nullable Path request;

  @Option(
      names = "--request-digest",
      paramLabel = "SHA256",
      description = "In Jobs: the request is this one, or nothing runs.")
  @Nullable String requestDigest;

  @Option(
      names = "--source-digest",
      paramLabel = "SHA256",
      description = "In Jobs: the scripts are these, or nothing runs.")
  @Nullable String sourceDigest;

  @Option(
      names = "--system-identifier",
      paramLabel = "ID",
      description = "The cluster that the url must lead to, as `sluice status` tells it.")
  @Nullable String systemIdentifier;

  @Option(
      names = "--attempt",
      paramLabel = "N",
      defaultValue = "1",
      description = "In Jobs: which attempt this is.")
  int attempt = 1;
}
