package dev.sluice.e2e.harness;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One test's part of the cluster: a namespace and a database of the same name, owned by an ordinary
 * role whose Secret {@code postgres} lies in the namespace.
 */
public final class Scenario {
  private static final Path FOLDER = Path.of("src", "test", "resources", "scenarios");

  private final TestCluster cluster;
  private final String name;

  private Scenario(TestCluster cluster, String name) {
    this.cluster = cluster;
    this.name = name;
  }

  /**
   * @param name a DNS label, unique in this JVM
   */
  static Scenario create(TestCluster cluster, String name) {
    var scenario = new Scenario(cluster, name);
    var client = cluster.client();
    client
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
    cluster.postgres().execute("postgres", "create role \"" + name + "\" login password 'e2e'");
    cluster.postgres().execute("postgres", "create database \"%s\" owner \"%<s\"".formatted(name));
    scenario.secret("postgres", Map.of("username", name, "password", "e2e"));
    return scenario;
  }

  /** A second one, with a namespace and a database of its own; the caller removes it. */
  public Scenario beside() {
    return create(cluster, name + "-beside");
  }

  public void remove() {
    client().namespaces().withName(name).delete();
    cluster.postgres().execute("postgres", "drop database if exists \"" + name + "\" with (force)");
  }

  public String namespace() {
    return name;
  }

  public TestCluster cluster() {
    return cluster;
  }

  public KubernetesClient client() {
    return cluster.client();
  }

  /**
   * Applies every manifest of {@code src/test/resources/scenarios/<folder>}, in the order of names.
   * In them {@code ${namespace}} is the test's namespace and database, {@code ${url}} the JDBC url
   * of that database, {@code ${scriptsImage}}, {@code ${postgres}} and others are images.
   */
  public void apply(String folder) {
    try (var files = Files.list(FOLDER.resolve(folder))) {
      files.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(this::applyFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void applyFile(Path file) {
    try {
      applyYaml(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void applyYaml(String yaml) {
    client()
        .load(new ByteArrayInputStream(filled(yaml).getBytes(StandardCharsets.UTF_8)))
        .inNamespace(name)
        .forceConflicts()
        .serverSideApply();
  }

  /** A manifest with this scenario's names in it, as {@link #apply} has them. */
  public String filled(String yaml) {
    return yaml.replace("${namespace}", name)
        .replace("${url}", url())
        .replace("${scriptsImage}", cluster.artifacts().scripts())
        .replace("${postgres}", cluster.artifacts().postgres())
        .replace("${sluice}", cluster.artifacts().sluice())
        .replace("${busybox}", cluster.artifacts().busybox());
  }

  public String url() {
    return "jdbc:postgresql://postgres.demo:5432/" + name;
  }

  /** Creates the ConfigMap, or replaces all that is in it. */
  public void scripts(String configMap, Map<String, String> files) {
    client()
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName(configMap)
                .withNamespace(name)
                .endMetadata()
                .withData(files)
                .build())
        .createOr(existing -> existing.update());
  }

  public void secret(String secret, Map<String, String> values) {
    client()
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(secret)
                .withNamespace(name)
                .endMetadata()
                .withStringData(values)
                .build())
        .createOr(existing -> existing.update());
  }

  /**
   * Applies a SchemaMigration of the test's own database.
   *
   * @param spec YAML, not indented; the database too, when it is to be another one
   */
  public Migration migrate(String resource, String spec) {
    var database =
        spec.lines().anyMatch(line -> line.startsWith("database:"))
            ? ""
            : "database: {url: \"${url}\", credentials: {secretName: postgres}}\n";
    applyYaml(
        """
        apiVersion: sluice.dev/v1alpha1
        kind: SchemaMigration
        metadata: {name: %s}
        spec:
        %s\
        """
            .formatted(resource, (database + spec).indent(2)));
    return migration(resource);
  }

  public Migration migration(String resource) {
    return new Migration(this, resource);
  }

  /** A session of the superuser in the test's database. */
  public Connection connect() {
    return cluster.postgres().connect(name);
  }

  public void sql(String statement) {
    cluster.postgres().execute(name, statement);
  }

  /** The rows, columns joined by {@code |}. */
  public List<String> query(String sql) {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var lines = new ArrayList<String>();
      while (rows.next()) {
        var cells = new ArrayList<String>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          cells.add(String.valueOf(rows.getString(i)));
        }
        lines.add(String.join("|", cells));
      }
      return lines;
    } catch (SQLException e) {
      throw new IllegalStateException(sql + ": " + e.getMessage(), e);
    }
  }
}
