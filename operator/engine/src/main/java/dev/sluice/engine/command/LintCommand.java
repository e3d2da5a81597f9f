package dev.sluice.engine.command;

import dev.sluice.core.Json;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.failure.Result;
import dev.sluice.core.plan.Script;
import dev.sluice.core.plan.ScriptFile;
import dev.sluice.core.plan.ScriptSet;
import dev.sluice.core.plan.ScriptSetReader;
import dev.sluice.core.risk.Risk;
import dev.sluice.engine.command.DatabaseOptions.OutputFormat;
import dev.sluice.engine.flyway.FlywaySyntax;
import dev.sluice.engine.flyway.Placeholders;
import dev.sluice.engine.grammar.PostgresGrammar;
import dev.sluice.engine.source.SourceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice lint}. */
@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says how dangerous scripts are to a database that is in use, and the safer form; needs none.",
      "A folder is read as a set: what an earlier script of it makes, a later one may change freely."
    },
    footer = {
      "",
      "Exit code: 0 good, 1 a script is wrong or has the risk of --fail-on, 2 it could not be read.",
      "Example:",
      "  sluice lint migrations"
    })
public final class LintCommand implements Callable<Integer> {
  /** What a role is called where there is none. */
  private static final String WHOEVER = "current_user";

  @Parameters(paramLabel = "FILE|DIR", description = "A script, or a folder of scripts.")
  private Path path = Path.of(".");

  @Option(
      names = "--placeholder",
      paramLabel = "NAME=VALUE",
      description = "Value for $${NAME} in scripts; may be repeated.")
  private Map<String, String> placeholders = Map.of();

  @Option(
      names = "--schema",
      paramLabel = "SCHEMA",
      split = ",",
      defaultValue = "public",
      description = "Schemas of the scripts. Default: public.")
  private List<String> schemas = List.of();

  @Option(
      names = "--fail-on",
      paramLabel = "RISK",
      defaultValue = "high",
      converter = RiskText.class,
      description = "low, medium or high: exit code 1 from this risk on. Default: high.")
  private Risk failOn = Risk.High;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, or json: an object a line, the last one the sum. Default: text.")
  private OutputFormat output = OutputFormat.text;

  private final Surroundings surroundings;

  public LintCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    PostgresGrammar grammar = new PostgresGrammar();
    grammar.warmUp();
    Placeholders values = Placeholders.of(placeholders, schemas.getFirst(), WHOEVER);
    Lint lint =
        new Lint(
            new FlywaySyntax(values, grammar),
            schemas,
            surroundings.console(output == OutputFormat.json));
    return Files.isDirectory(path) ? set(lint) : file(lint);
  }

  private int set(Lint lint) {
    return switch (new SourceFolder(path).read()) {
      case Result.Refused<List<ScriptFile>>(Failure failure) -> couldNot(failure);
      case Result.Ok<List<ScriptFile>>(List<ScriptFile> files) ->
          switch (ScriptSetReader.read(files)) {
            case Result.Refused<ScriptSet>(Failure failure) -> couldNot(failure);
            case Result.Ok<ScriptSet>(ScriptSet scripts) -> lint.set(path, scripts, failOn);
          };
    };
  }

  private int file(Lint lint) {
    Path name = path.getFileName();
    try {
      ScriptFile file = new ScriptFile(String.valueOf(name), Files.readAllBytes(path));
      return switch (ScriptSetReader.single(file)) {
        case Result.Refused<Script>(Failure failure) -> couldNot(failure);
        case Result.Ok<Script>(Script script) -> lint.file(path, script, failOn);
      };
    } catch (IOException e) {
      return couldNot(Failure.of(Reason.SourceMissing, path + " is not there or cannot be read."));
    }
  }

  private int couldNot(Failure failure) {
    boolean json = output == OutputFormat.json;
    surroundings
        .console(json)
        .line(json ? Json.write(failure) : failure.reason() + ": " + failure.message());
    return 2;
  }
}
