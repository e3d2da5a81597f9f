package dev.sluice.e2e.harness;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.testcontainers.containers.ContainerState;

/** The cluster's PostgreSQL, the same as in the demo, reached from the test by a node port. */
public final class Postgres {
  static final int NODE_PORT = 30432;
  static final String USER = "demo";
  static final String PASSWORD = "demo-only";
  private static final String CONNECTION_EXCEPTION = "08";
  private static final String CANNOT_CONNECT_NOW = "57P03";
  private static final String NAMESPACE = "demo";
  private static final String POD = "postgres-0";
  private static final Path MANIFEST = Path.of("manifests", "postgres.yaml");

  private final KubernetesClient client;
  private final ContainerState container;
  private final Node node;

  private Postgres(KubernetesClient client, ContainerState container, Node node) {
    this.client = client;
    this.container = container;
    this.node = node;
  }

  static Postgres deploy(
      KubernetesClient client, ContainerState container, Node node, String image) {
    var yaml = read(MANIFEST).replace("image: postgres:17", "image: " + image);
    client.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))).serverSideApply();
    client
        .resource(
            new ServiceBuilder()
                .withNewMetadata()
                .withName("postgres-from-outside")
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withNewSpec()
                .withType("NodePort")
                .addToSelector("app", "postgres")
                .addNewPort()
                .withPort(5432)
                .withTargetPort(new IntOrString(5432))
                .withNodePort(NODE_PORT)
                .endPort()
                .endSpec()
                .build())
        .serverSideApply();
    var postgres = new Postgres(client, container, node);
    postgres.awaitReady();
    return postgres;
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A new session, such as one that holds a lock. A kubelet that was away finds out again that the
   * pod is ready, and until then its Service leads nowhere.
   */
  public Connection connect(String database) {
    return Awaitility.await("PostgreSQL answers")
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsMatching(Postgres::isUnreachable)
        .until(() -> attempt(database), Objects::nonNull);
  }

  private Connection attempt(String database) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("password", PASSWORD);
    properties.setProperty("ApplicationName", "e2e");
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/%s"
            .formatted(container.getHost(), container.getMappedPort(NODE_PORT), database),
        properties);
  }

  private static boolean isUnreachable(Throwable trouble) {
    return trouble instanceof SQLException refused
        && refused.getSQLState() != null
        && (refused.getSQLState().startsWith(CONNECTION_EXCEPTION)
            || refused.getSQLState().equals(CANNOT_CONNECT_NOW));
  }

  void execute(String database, String sql) {
    try (var connection = connect(database);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql + ": " + e.getMessage(), e);
    }
  }

  /** What the server told since it was started. */
  public List<String> log() {
    return pod().getLog().lines().toList();
  }

  /** Kills the server at once, as a power failure would, and returns when it answers again. */
  public void crash() {
    Restart.of(node, pod());
    execute("postgres", "select 1");
  }

  /**
   * Shuts the server down in good order, as a drain would, and returns when its successor answers.
   */
  public void restart() {
    var before = Objects.requireNonNull(pod().get(), "no PostgreSQL pod").getMetadata().getUid();
    pod().delete();
    pod()
        .waitUntilCondition(
            pod ->
                pod != null
                    && !pod.getMetadata().getUid().equals(before)
                    && Readiness.getInstance().isReady(pod),
            120,
            TimeUnit.SECONDS);
    execute("postgres", "select 1");
  }

  public void awaitReady() {
    pod().waitUntilReady(60, TimeUnit.SECONDS);
    execute("postgres", "select 1");
  }

  private PodResource pod() {
    return client.pods().inNamespace(NAMESPACE).withName(POD);
  }
}
