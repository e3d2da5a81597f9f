package dev.sluice.engine.command;

import dev.sluice.core.Json;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Result;
import dev.sluice.engine.await.HistoryReader;
import dev.sluice.engine.await.Requirement;
import dev.sluice.engine.await.Waiting;
import dev.sluice.engine.await.Waiting.Outcome;
import dev.sluice.engine.command.CredentialReader.Credentials;
import dev.sluice.engine.command.DatabaseOptions.OutputFormat;
import dev.sluice.engine.flyway.HistoryTable;
import dev.sluice.engine.output.Console;
import dev.sluice.engine.postgres.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice wait}. */
@Command(
    name = "wait",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Waits until a database has the versions that a program needs: for an init container, or CI.",
      "A later version does as well: what counts is that each is applied, or below a baseline.",
      "Reads the history table with SELECT and changes nothing. A server that is not up yet is"
          + " waited for."
    },
    footer = {
      "",
      "Exit code: 0 all applied, 1 not yet when the time was up, 2 cannot: waiting longer would"
          + " change nothing.",
      "Example:",
      "  PGUSER=app PGPASSWORD=... sluice wait --requires orders@20260105.1"
          + " --url jdbc:postgresql://localhost/orders --timeout 5m"
    })
public final class WaitCommand implements Callable<Integer> {
  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Option(
      names = "--requires",
      paramLabel = "KEYS",
      required = true,
      description =
          "migration@version, several parted by commas, as in the annotation sluice.dev/requires."
              + " The migration's name is for people: which database it is, the url says.")
  private String requires = "";

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = DurationText.class,
      description = "Give up after it, as 5m. Default: wait for ever.")
  private @Nullable Duration timeout;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      defaultValue = "2s",
      converter = DurationText.class,
      description = "The first pause between two looks; they grow to 10s. Default: 2s.")
  private Duration every = Duration.ofSeconds(2);

  private final Surroundings surroundings;

  public WaitCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    String url = RequestReader.url(database);
    List<Requirement> requirements = Requirement.all(requires);
    return switch (credentials()) {
      case Result.Refused<Credentials>(Failure failure) ->
          tell(requirements, new Outcome(false, List.of(), failure, false));
      case Result.Ok<Credentials>(Credentials first) ->
          tell(requirements, await(url, requirements, first));
    };
  }

  private Outcome await(String url, List<Requirement> requirements, Credentials first) {
    HistoryTable table = new HistoryTable(database.schemas.getFirst());
    return new Waiting(new HistoryReader(table, requirements), surroundings.clock(), console())
        .until(() -> endpoint(url, first), every, timeout);
  }

  /** As they are by now, or else as they were: a file may be on its way to another content. */
  private Endpoint endpoint(String url, Credentials first) {
    Credentials now =
        switch (credentials()) {
          case Result.Ok<Credentials>(Credentials read) -> read;
          case Result.Refused<Credentials> _ -> first;
        };
    return new Endpoint(url, now.user(), now.password(), "sluice:wait");
  }

  private Result<Credentials> credentials() {
    return new CredentialReader(database, surroundings.environment()).read();
  }

  private Console console() {
    return surroundings.console(database.output == OutputFormat.json);
  }

  private int tell(List<Requirement> requirements, Outcome outcome) {
    Console console = console();
    console.line(console.json() ? Json.write(outcome) : words(requirements, outcome));
    return outcome.met() ? 0 : outcome.timedOut() ? 1 : 2;
  }

  private String words(List<Requirement> requirements, Outcome outcome) {
    if (outcome.met()) {
      return String.join(", ", requirements.stream().map(Requirement::text).toList())
          + (requirements.size() == 1 ? " is applied" : " are applied");
    }
    Failure failure = outcome.failure();
    return failure == null
        ? "not applied yet: " + String.join(", ", outcome.missing())
        : failure.reason() + ": " + failure.message();
  }
}
