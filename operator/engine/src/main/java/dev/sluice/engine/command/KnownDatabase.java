package dev.sluice.engine.command;

import dev.sluice.core.catalogue.Catalogue;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Result;
import dev.sluice.core.plan.ScriptFile;
import dev.sluice.engine.catalogue.CatalogueReader;
import dev.sluice.engine.command.CredentialReader.Credentials;
import dev.sluice.engine.postgres.Endpoint;
import dev.sluice.engine.postgres.Sessions;
import dev.sluice.engine.postgres.SqlTroubles;
import dev.sluice.engine.postgres.TroubleException;
import dev.sluice.engine.source.SourceFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a database has, as its catalogue says. */
record KnownDatabase(DatabaseOptions options, Map<String, String> environment) {

  /** What scripts may touch of it: a file, or a folder of them. */
  Result<Catalogue> read(Path scripts) {
    String url = RequestReader.url(options);
    return switch (new CredentialReader(options, environment).read()) {
      case Result.Refused<Credentials>(Failure failure) -> Result.refused(failure);
      case Result.Ok<Credentials>(Credentials credentials) ->
          read(
              new Endpoint(url, credentials.user(), credentials.password(), "sluice:lint"),
              () -> texts(scripts));
    };
  }

  /** What cannot be read is reported by who lints it. */
  private static Stream<String> texts(Path scripts) {
    if (Files.isDirectory(scripts)) {
      return switch (new SourceFolder(scripts).read()) {
        case Result.Refused<List<ScriptFile>> _ -> Stream.empty();
        case Result.Ok<List<ScriptFile>>(List<ScriptFile> files) ->
            files.stream().map(file -> new String(file.bytes(), StandardCharsets.UTF_8));
      };
    }
    try {
      return Stream.of(new String(Files.readAllBytes(scripts), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  private Result<Catalogue> read(Endpoint endpoint, Supplier<Stream<String>> texts) {
    try (Sessions sessions = new Sessions(endpoint)) {
      sessions.openToRead();
      sessions.data().setReadOnly(true);
      return Result.ok(CatalogueReader.read(sessions.data(), texts));
    } catch (SQLException e) {
      return Result.refused(SqlTroubles.own(e, "read the catalogue").failure());
    } catch (TroubleException e) {
      return Result.refused(e.trouble().failure());
    }
  }
}
