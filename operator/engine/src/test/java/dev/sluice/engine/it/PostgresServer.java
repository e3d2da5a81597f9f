package dev.sluice.engine.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** A real server of one major version; shared ones live as long as the tests. */
final class PostgresServer {
  static final int NEWEST = 18;
  private static final Map<Integer, PostgresServer> SHARED = new ConcurrentHashMap<>();
  private static final AtomicInteger DATABASES = new AtomicInteger();

  static {
    deleteDataOfEarlierRuns();
  }

  private final int major;
  private final Path data;
  private EmbeddedPostgres running;

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
    TestDatabase postgres = new TestDatabase(running.getPort(), "postgres", "postgres");
    postgres.run("CREATE DATABASE " + name);
    return new TestDatabase(running.getPort(), name, "postgres");
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
