package dev.sluice.engine.command;

import dev.sluice.api.v1alpha1.DatabaseUrl;
import dev.sluice.core.Json;
import dev.sluice.core.plan.Plan;
import dev.sluice.core.plan.Target;
import dev.sluice.core.run.RunRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The request that a command line stands for; IllegalArgumentException says what is wrong with it.
 */
final class RequestReader {
  private RequestReader() {}

  static RunRequest request(RunOptions options) {
    RunRequest request =
        options.request != null
            ? frozen(options.request, RunRequest.class)
            : request(options, "the command line");
    return request.expecting(options.systemIdentifier);
  }

  /** Of no resource; what it is stands in the ledger in place of one. */
  static RunRequest request(RunOptions options, String what) {
    return new RunRequest(
        RunRequest.NOBODY,
        what,
        new Target(url(options.database), options.database.schemas),
        options.target,
        options.placeholders,
        options.lockTimeout,
        options.deadline,
        options.retryAttempts,
        options.retryWithin,
        List.of(),
        List.of(),
        null,
        null,
        !options.noPlaceholderReplacement);
  }

  static Plan plan(Path file) {
    return frozen(file, Plan.class);
  }

  static String url(DatabaseOptions options) {
    if (options.url == null) {
      throw new IllegalArgumentException(
          "Give the database as --url jdbc:postgresql://host:port/database.");
    }
    DatabaseUrl.problem(options.url)
        .ifPresent(problem -> {
          throw new IllegalArgumentException(
              "--"
                  + problem
                  + (problem.contains("password") ? ", or in $PGUSER, $PGPASSWORD." : "."));
        });
    return options.url;
  }

  private static <T> T frozen(Path file, Class<T> type) {
    return Json.read(content(file), type)
        .orElseThrow(() ->
            new IllegalArgumentException(file + " is no " + type.getSimpleName() + " as JSON."));
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          file + " cannot be read: in a Job, is the ConfigMap mounted there?", e);
    }
  }
}
