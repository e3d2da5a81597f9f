package dev.sluice.engine.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** A real server of one major version; shared ones live as long as the tests. */
final class PostgresServer {
  static final int OLDEST = 14;
  static final int NEWEST = 18;

  /** Faster than the default for hundreds of databases, where fsync is off. */
  private static final String FILE_COPY = " STRATEGY file_copy";

  private static final Map<Integer, PostgresServer> SHARED = new ConcurrentHashMap<>();
  private static final AtomicInteger DATABASES = new AtomicInteger();

  static {
    deleteDataOfEarlierRuns();
  }

  private final int major;
  private final Path data;
  private EmbeddedPostgres running;
  private Connection administrator;

  private PostgresServer(int major) {
    this.major = major;
    try {
      Path folder = Files.createDirectories(binaries().resolveSibling("postgres-data"));
      data = Files.createTempDirectory(folder, major + "-");
      running = start(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PostgresServer shared(int major) {
    return SHARED.computeIfAbsent(major, PostgresServer::new);
  }

  static PostgresServer shared() {
    return shared(NEWEST);
  }

  /** For tests that stop it. */
  static PostgresServer own() {
    return new PostgresServer(NEWEST);
  }

  TestDatabase database() {
    String name = "test_" + DATABASES.incrementAndGet();
    postgres().run("CREATE DATABASE " + name);
    return new TestDatabase(running.getPort(), name, "postgres");
  }

  /** With a database that is dropped after the work. */
  <T> T within(Function<TestDatabase, T> work) {
    String name = "test_" + DATABASES.incrementAndGet();
    administer("CREATE DATABASE " + name + (major > 14 ? FILE_COPY : ""));
    try {
      return work.apply(new TestDatabase(running.getPort(), name, postgres().user()));
    } finally {
      administer("DROP DATABASE " + name + " WITH (FORCE)");
    }
  }

  /** In one session for all: a new one takes longer for its first database than for the others. */
  private synchronized void administer(String sql) {
    if (administrator == null) {
      administrator = postgres().connect();
    }
    try (Statement statement = administrator.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Roles belong to the server: each is made by the first test that needs it. */
  void roles(String... names) {
    for (String name : names) {
      if (postgres().list("SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'").isEmpty()) {
        postgres().run("CREATE ROLE " + name);
      }
    }
  }

  private TestDatabase postgres() {
    return new TestDatabase(running.getPort(), "postgres", "postgres");
  }

  /** As an operating system would: sessions end, data stays. */
  void restart() throws IOException {
    int port = running.getPort();
    running.close();
    running = start(port);
  }

  /** Comes back in recovery. */
  void becomeStandby() throws IOException {
    int port = running.getPort();
    running.close();
    Files.createFile(data.resolve("standby.signal"));
    running = start(port);
  }

  void stop() throws IOException {
    running.close();
  }

  private EmbeddedPostgres start(int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setPgBinaryResolver((system, machine) -> archive())
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setServerConfig("fsync", "off")
            .setServerConfig("full_page_writes", "off")
            .setServerConfig("max_prepared_transactions", "5")
            .setServerConfig("max_connections", "60");
    return port == 0 ? builder.start() : builder.setPort(port).start();
  }

  private InputStream archive() throws IOException {
    ZipFile zip = new ZipFile(binaries().resolve("postgres-" + major + ".jar").toFile());
    return zip.getInputStream(zip.getEntry("postgres-linux-x86_64.txz"));
  }

  private static Path binaries() {
    return Path.of(System.getProperty("sluice.postgres", "target/postgres")).toAbsolutePath();
  }

  /** Zonky stops the servers when this process ends; their data has no use after that. */
  private static void deleteDataOfEarlierRuns() {
    try (Stream<Path> paths = Files.walk(binaries().resolveSibling("postgres-data"))) {
      paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (NoSuchFileException e) {
      return; // the first run
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
