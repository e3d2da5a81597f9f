package dev.sluice.e2e.training;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** A real PostgreSQL that lives as long as the training. */
final class Database implements AutoCloseable {
  static final String USER = "postgres";
  static final String PASSWORD = "postgres";

  private final EmbeddedPostgres server;

  /** Asks for a password, as servers do: it is checked by classes of its own. */
  Database() throws IOException {
    server = EmbeddedPostgres.start();
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("alter role " + USER + " password '" + PASSWORD + "'");
      var rows = statement.executeQuery("show hba_file");
      rows.next();
      Files.writeString(Path.of(rows.getString(1)), "host all all all scram-sha-256\n");
      statement.execute("select pg_reload_conf()");
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  String url() {
    return "jdbc:postgresql://localhost:%d/postgres".formatted(server.getPort());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
