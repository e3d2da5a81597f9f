package dev.sluice.engine.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which database, and as whom. */
final class DatabaseOptions {
  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "jdbc:postgresql://host:port/database, without user or password.")
  @Nullable String url;

  @Option(
      names = "--user",
      paramLabel = "USER",
      description = "Default: $SLUICE_USERNAME, then $PGUSER.")
  @Nullable String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description =
          "Holds the password. Default: $SLUICE_PASSWORD_FILE; else the password itself is in"
              + " $SLUICE_PASSWORD or $PGPASSWORD.")
  @Nullable Path passwordFile;

  @Option(
      names = "--schema",
      paramLabel = "SCHEMA",
      split = ",",
      defaultValue = "public",
      description = "Schemas of the scripts; the first holds the history. Default: public.")
  List<String> schemas = List.of();

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, or json: an object a line, the last one the report. Default: text.")
  OutputFormat output = OutputFormat.text;

  /** Names as they are typed. */
  enum OutputFormat {
    text,
    json
  }
}
