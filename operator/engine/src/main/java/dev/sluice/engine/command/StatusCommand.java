package dev.sluice.engine.command;

import dev.sluice.core.Json;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Result;
import dev.sluice.core.plan.PlannedScript;
import dev.sluice.core.run.Report;
import dev.sluice.engine.command.CredentialReader.Credentials;
import dev.sluice.engine.command.DatabaseOptions.OutputFormat;
import dev.sluice.engine.flyway.HistoryTable;
import dev.sluice.engine.output.StatusText;
import dev.sluice.engine.postgres.Endpoint;
import dev.sluice.engine.postgres.TroubleException;
import dev.sluice.engine.status.DatabaseStatus;
import dev.sluice.engine.status.StatusReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice status}. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Says which version a database is at, what ran lately and what is half done.",
    footer = {
      "",
      "Exit code: 0 told, 1 something is half done or there can be no plan, 2 the database was not"
          + " reached.",
      "Example:",
      "  PGUSER=me PGPASSWORD=... sluice status --url jdbc:postgresql://localhost/orders"
    })
public final class StatusCommand implements Callable<Integer> {
  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Option(
      names = "--source",
      paramLabel = "DIR",
      description = "A folder with scripts: says which of them are pending.")
  private @Nullable Path source;

  @Option(
      names = "--placeholder",
      paramLabel = "NAME=VALUE",
      description = "Value for $${NAME} in scripts; may be repeated.")
  private Map<String, String> placeholders = Map.of();

  private final Surroundings surroundings;

  public StatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    String url = RequestReader.url(database);
    return switch (new CredentialReader(database, surroundings.environment()).read()) {
      case Result.Refused<Credentials>(Failure failure) -> couldNot(failure);
      case Result.Ok<Credentials>(Credentials credentials) -> tell(url, credentials);
    };
  }

  private int tell(String url, Credentials credentials) {
    Endpoint endpoint =
        new Endpoint(url, credentials.user(), credentials.password(), "sluice:status");
    try {
      DatabaseStatus read =
          new StatusReader(endpoint, new HistoryTable(database.schemas.getFirst())).read();
      DatabaseStatus status = source == null ? read : withPlan(read, source);
      boolean json = database.output == OutputFormat.json;
      surroundings.console(json).line(json ? Json.write(status) : StatusText.of(status));
      return status.halfDone().isEmpty() && status.problem() == null ? 0 : 1;
    } catch (TroubleException e) {
      return couldNot(e.trouble().failure());
    }
  }

  private DatabaseStatus withPlan(DatabaseStatus read, Path folder) {
    RunOptions options = new RunOptions();
    options.database = database;
    options.source = folder;
    options.placeholders = placeholders;
    Report report = surroundings.planner().plan(options, RequestReader.request(options));
    return report.plan() == null
        ? read.withPlan(null, report.failure())
        : read.withPlan(
            report.plan().pending().stream().map(PlannedScript::name).toList(), report.failure());
  }

  private int couldNot(Failure failure) {
    boolean json = database.output == OutputFormat.json;
    surroundings
        .console(json)
        .line(json ? Json.write(failure) : failure.reason() + ": " + failure.message());
    return 2;
  }
}
