package dev.sluice.engine.command;

import dev.sluice.core.Json;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Result;
import dev.sluice.core.run.RunRequest;
import dev.sluice.engine.command.CredentialReader.Credentials;
import dev.sluice.engine.command.DatabaseOptions.OutputFormat;
import dev.sluice.engine.output.Console;
import dev.sluice.engine.postgres.Endpoint;
import dev.sluice.engine.run.Repair;
import dev.sluice.engine.run.Repair.Said;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice repair}. */
@Command(
    name = "repair",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Settles a script that is half applied (PartiallyApplied), once a user has looked.",
      "`sluice status` lists what of it is in effect. Runs nothing; refused while a run is at work."
    },
    footer = {
      "",
      "Exit code: 0 settled, 1 refused, 2 the database was not reached.",
      "Example:",
      "  PGUSER=me PGPASSWORD=... sluice repair --url jdbc:postgresql://localhost/orders"
          + " --undone V3__vacuum.sql"
    })
public final class RepairCommand implements Callable<Integer> {
  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @ArgGroup(multiplicity = "1")
  private Choice choice = new Choice();

  private final Surroundings surroundings;

  /** One of the two. */
  static final class Choice {
    @Option(
        names = "--undone",
        paramLabel = "SCRIPT",
        description =
            "You took back what it did: it runs again from its first statement at the next run.")
    @Nullable String undone;

    @Option(
        names = "--finished",
        paramLabel = "SCRIPT",
        description = "You finished it by hand: it counts as applied from now on.")
    @Nullable String finished;
  }

  public RepairCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    String url = RequestReader.url(database);
    return switch (new CredentialReader(database, surroundings.environment()).read()) {
      case Result.Refused<Credentials>(Failure failure) -> told(failure, 2);
      case Result.Ok<Credentials>(Credentials credentials) -> settle(url, credentials);
    };
  }

  private int settle(String url, Credentials credentials) {
    Said said = choice.undone == null ? Said.FINISHED : Said.UNDONE;
    String script = Objects.requireNonNull(said == Said.UNDONE ? choice.undone : choice.finished);
    RunOptions options = new RunOptions();
    options.database = database;
    RunRequest request =
        RequestReader.request(options, "sluice repair, " + said + " by hand: " + script);
    Endpoint endpoint =
        new Endpoint(url, credentials.user(), credentials.password(), "sluice:repair");
    String runner =
        Objects.requireNonNullElse(surroundings.environment().get("HOSTNAME"), "unnamed host");
    return switch (new Repair(endpoint, request, surroundings.clock(), runner)
        .settle(script, said)) {
      case Result.Ok<String> _ -> told(script, said);
      case Result.Refused<String>(Failure failure) -> told(failure, RunLauncher.exitCode(failure));
    };
  }

  private record Settled(String script, Said said) {}

  private int told(String script, Said said) {
    console()
        .line(
            json()
                ? Json.write(new Settled(script, said))
                : script
                    + switch (said) {
                      case UNDONE -> " runs again from its first statement at the next run.";
                      case FINISHED -> " counts as applied from now on.";
                    });
    return 0;
  }

  private int told(Failure failure, int code) {
    console().line(json() ? Json.write(failure) : failure.reason() + ": " + failure.message());
    return code;
  }

  private boolean json() {
    return database.output == OutputFormat.json;
  }

  private Console console() {
    return surroundings.console(json());
  }
}
