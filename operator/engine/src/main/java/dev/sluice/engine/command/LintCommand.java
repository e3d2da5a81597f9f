package dev.sluice.engine.command;

import dev.sluice.core.Json;
import dev.sluice.core.catalogue.Catalogue;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.failure.Result;
import dev.sluice.core.plan.Review;
import dev.sluice.core.plan.Script;
import dev.sluice.core.plan.ScriptFile;
import dev.sluice.core.plan.ScriptSet;
import dev.sluice.core.plan.ScriptSetReader;
import dev.sluice.core.plan.ScriptSyntax;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.sql.Placeholders;
import dev.sluice.engine.flyway.HistoryTable;
import dev.sluice.engine.grammar.PostgresGrammar;
import dev.sluice.engine.output.GithubFormat;
import dev.sluice.engine.output.LintFormat;
import dev.sluice.engine.output.LintText;
import dev.sluice.engine.output.SarifFormat;
import dev.sluice.engine.source.SourceFolder;
import dev.sluice.engine.sql.PostgresSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

  private static final String ASSUMED =
      "each table that the scripts do not make is there, in use, and large; --against DIR or --url"
          + " URL reads what is there";

  @Parameters(paramLabel = "FILE|DIR", description = "A script, or a folder of scripts.")
  private Path path = Path.of(".");

  @Option(
      names = "--placeholder",
      paramLabel = "NAME=VALUE",
      description = "Value for $${NAME} in scripts; may be repeated.")
  private Map<String, String> placeholders = Map.of();

  @Option(
      names = "--no-placeholder-replacement",
      description = "Keeps $${NAME} in scripts as it is.")
  private boolean noPlaceholderReplacement;

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
      description =
          "text; json: an object a line, the last one the sum; sarif: SARIF 2.1.0; github: commands"
              + " for GitHub Actions. Default: text.")
  private Format output = Format.text;

  @Option(
      names = "--against",
      paramLabel = "DIR",
      description = "Scripts that count as applied: what they make is known. Those below SCRIPT.")
  private @Nullable Path against;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "A database: what it has is known. Read only; user and password as for sluice plan.")
  private @Nullable String url;

  @Option(names = "--user", paramLabel = "USER", description = "With --url. Default: $PGUSER.")
  private @Nullable String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "With --url. Default: the password in $PGPASSWORD.")
  private @Nullable Path passwordFile;

  /** Names as they are typed. */
  enum Format {
    text,
    json,
    sarif,
    github
  }

  private final Surroundings surroundings;

  public LintCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    PostgresGrammar grammar = new PostgresGrammar();
    grammar.warmUp();
    Placeholders values =
        Placeholders.of(placeholders, schemas.getFirst(), WHOEVER, HistoryTable.NAME);
    ScriptSyntax syntax = new PostgresSyntax(values, !noPlaceholderReplacement, grammar);
    return switch (LintSettings.beside(path)) {
      case Result.Refused<LintSettings>(Failure failure) -> couldNot(failure);
      case Result.Ok<LintSettings>(LintSettings settings) ->
          switch (known(syntax)) {
            case Result.Refused<Catalogue>(Failure failure) -> couldNot(failure);
            case Result.Ok<Catalogue>(Catalogue known) -> {
              Lint lint =
                  new Lint(
                      new Review.Source(syntax, schemas, known),
                      settings,
                      format(),
                      surroundings.console(output == Format.json),
                      against == null && url == null ? ASSUMED : null);
              yield Files.isDirectory(path) ? set(lint) : file(lint);
            }
          };
    };
  }

  private LintFormat format() {
    return switch (output) {
      case text -> new LintText(false);
      case json -> new LintText(true);
      case sarif -> new SarifFormat();
      case github -> new GithubFormat();
    };
  }

  private Result<Catalogue> known(ScriptSyntax syntax) {
    if (url != null) {
      DatabaseOptions database = new DatabaseOptions();
      database.url = url;
      database.user = user;
      database.passwordFile = passwordFile;
      database.schemas = schemas;
      return new KnownDatabase(database, surroundings.environment()).read(path);
    }
    return against == null
        ? Result.ok(Catalogue.UNKNOWN)
        : new KnownScripts(syntax, schemas).read(against, path);
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
    Path settings = path.resolveSibling(path.getFileName() + ".conf");
    try {
      Optional<ScriptFile> beside =
          Files.isRegularFile(settings) ? Optional.of(read(settings)) : Optional.empty();
      return switch (ScriptSetReader.single(read(path), beside)) {
        case Result.Refused<Script>(Failure failure) -> couldNot(failure);
        case Result.Ok<Script>(Script script) -> lint.file(path, script, failOn);
      };
    } catch (IOException e) {
      return couldNot(Failure.of(Reason.SourceMissing, path + " is not there or cannot be read."));
    }
  }

  private static ScriptFile read(Path file) throws IOException {
    return new ScriptFile(String.valueOf(file.getFileName()), Files.readAllBytes(file));
  }

  private int couldNot(Failure failure) {
    boolean json = output == Format.json;
    surroundings
        .console(json)
        .line(json ? Json.write(failure) : failure.reason() + ": " + failure.message());
    return 2;
  }
}
