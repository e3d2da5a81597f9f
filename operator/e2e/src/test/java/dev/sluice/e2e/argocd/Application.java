package dev.sluice.e2e.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.e2e.harness.Migration;
import dev.sluice.e2e.harness.Scenario;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/**
 * An Application of Argo CD and the repository that it follows: the example, with the database and
 * the image of a test.
 */
final class Application implements AutoCloseable {
  private static final Path EXAMPLE = Path.of("..", "..", "docs", "examples", "argocd");
  private static final Path OVERLAY = Path.of("src", "test", "resources", "argocd");
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String MIGRATION = "SchemaMigration";
  private static final String NAME = "orders";

  private final Scenario scenario;
  private final Repository repository;
  private final Api api;
  private final HasMetadata manifest;
  private String commit = "";

  private Application(Scenario scenario, Repository repository, Api api, HasMetadata manifest) {
    this.scenario = scenario;
    this.repository = repository;
    this.api = api;
    this.manifest = manifest;
  }

  /** Of the first commit, which is the example. */
  static Application create(Scenario scenario, Apply apply, Path folder, Api api, String spec) {
    var overlay = scenario.filled(read(OVERLAY.resolve("kustomization.yaml")));
    var repository =
        Repository.create(folder)
            .with(EXAMPLE.resolve("shop"), "shop")
            .write("test/kustomization.yaml", overlay);
    var text =
        read(EXAMPLE.resolve("application.yaml"))
            .replace("name: shop", "name: " + scenario.namespace())
            .replace("https://git.example.com/shop.git", repository.url())
            .replace("path: shop", "path: test")
            .replace("namespace: shop", "namespace: " + scenario.namespace())
            .replace("ServerSideApply=true", "ServerSideApply=" + (apply == Apply.SERVER_SIDE));
    var manifest = scenario.client().resource(text).inNamespace(Installation.NAMESPACE).item();
    var application = new Application(scenario, repository, api, manifest).spec(spec);
    application.commit = repository.push();
    scenario.client().resource(manifest).inNamespace(Installation.NAMESPACE).create();
    return application;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * For the next commit, what the migration says besides what the example says.
   *
   * @param spec YAML in one line
   */
  Application spec(String spec) {
    repository.write(
        "test/spec.yaml",
        """
        apiVersion: sluice.dev/v1alpha1
        kind: SchemaMigration
        metadata: {name: orders}
        spec: {%s}
        """
            .formatted(spec));
    return this;
  }

  /** For the next commit, an annotation of the migration. */
  Application annotation(String key, String value) {
    repository.edit(
        "test/spec.yaml",
        "{name: orders}",
        "{name: orders, annotations: {%s: '%s'}}".formatted(key, value));
    return this;
  }

  /** For the next commit, one script more. */
  Application script(String file, String sql) {
    repository
        .write("shop/migrations/" + file, sql)
        .edit("shop/kustomization.yaml", "  files:\n", "  files:\n  - migrations/" + file + "\n");
    return this;
  }

  /** For the next commit, the application as it needs this version. */
  Application requires(String before, String version) {
    repository.edit("shop/deployment.yaml", "orders@" + before, "orders@" + version);
    return this;
  }

  /** Pushes what was changed, and tells Argo CD. */
  void push() {
    commit = repository.push();
    refresh();
  }

  /** Takes the last commit back by another one, and tells Argo CD. */
  void revert() {
    commit = repository.revert();
    refresh();
  }

  /** As a webhook of the Git server would have it done. */
  void refresh() {
    scenario
        .client()
        .resource(manifest)
        .inNamespace(Installation.NAMESPACE)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\":{\"annotations\":{\"argocd.argoproj.io/refresh\":\"normal\"}}}");
  }

  /** Returns when all of the last commit is applied, and nothing else is there. */
  void awaitSynced() {
    Awaitility.await("synced to " + commit)
        .atMost(PATIENCE)
        .until(this::status, status -> isSynced(status.path("sync")));
  }

  private boolean isSynced(JsonNode sync) {
    return sync.path("status").asText().equals("Synced")
        && sync.path("revision").asText().equals(commit);
  }

  /** Returns when the sync under way, or the last one, says so. */
  void awaitSyncSaying(String words) {
    Awaitility.await("a sync that says " + words)
        .atMost(PATIENCE)
        .until(
            () -> status().path("operationState").path("syncResult").toString(),
            result -> result.contains(words));
  }

  /** Returns when the whole Application has this health. */
  void awaitHealth(String status) {
    Awaitility.await("the Application is " + status)
        .atMost(PATIENCE)
        .until(this::status, now -> Health.of(now.path("health")).status().equals(status));
  }

  private JsonNode status() {
    return api.get(scenario.namespace()).path("status");
  }

  /** Returns when Argo CD shows the migration with this health, and with these words. */
  Health awaitMigration(String status, String words) {
    return awaitResource(MIGRATION, NAME, status, words);
  }

  /** Returns when Argo CD shows this resource with this health, and with these words. */
  Health awaitResource(String kind, String name, String status, String words) {
    return Awaitility.await(kind + " is " + status + ", " + words)
        .atMost(PATIENCE)
        .until(
            () -> health(kind, name),
            health -> health.status().equals(status) && health.message().contains(words));
  }

  private Health health(String kind, String name) {
    var nodes = api.get(scenario.namespace() + "/resource-tree").path("nodes");
    return StreamSupport.stream(nodes.spliterator(), false)
        .filter(node -> node.path("kind").asText().equals(kind))
        .filter(node -> node.path("name").asText().equals(name))
        .map(node -> Health.of(node.path("health")))
        .findFirst()
        .orElse(new Health("", ""));
  }

  /** The names of the actions that its menu offers for the migration. */
  List<String> offered() {
    var all =
        api.get(
                "%s/resource/actions?namespace=%1$s&resourceName=%s&group=sluice.dev&version=v1alpha1&kind=%s"
                    .formatted(scenario.namespace(), NAME, MIGRATION))
            .path("actions");
    return StreamSupport.stream(all.spliterator(), false)
        .filter(action -> !action.path("disabled").asBoolean())
        .map(action -> action.path("name").asText())
        .sorted()
        .toList();
  }

  /** Clicks on an action of the migration. */
  void act(String action) {
    api.post(
        scenario.namespace() + "/resource/actions/v2",
        Map.of(
            "name",
            scenario.namespace(),
            "namespace",
            scenario.namespace(),
            "resourceName",
            NAME,
            "group",
            "sluice.dev",
            "version",
            "v1alpha1",
            "kind",
            MIGRATION,
            "action",
            action));
  }

  Migration migration() {
    return scenario.migration(NAME);
  }

  @Override
  public void close() {
    scenario.client().resource(manifest).inNamespace(Installation.NAMESPACE).delete();
  }
}
