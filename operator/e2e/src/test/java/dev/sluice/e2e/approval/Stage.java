package dev.sluice.e2e.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.api.v1alpha1.MigrationApproval;
import dev.sluice.api.v1alpha1.MigrationPolicy;
import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.e2e.harness.TestCluster;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * A namespace in which people with different rights meet a plan, {@code orders}. Its scripts are
 * missing, so that the operator leaves the plan that is pretended here as it is.
 */
final class Stage implements AutoCloseable {
  static final String HASH = "sha256:" + "1".repeat(64);
  static final String OLD_HASH = "sha256:" + "0".repeat(64);
  static final String ORDERS = "orders";

  /** Like {@code orders}, and Ann approved it. */
  static final String APPROVED = "approved";

  /** Of the tests in which everybody is refused. */
  static final String NAMESPACE = "approval-attacks";

  /** Every right in that namespace, as GitOps controllers have it. */
  static final String GITOPS = "system:serviceaccount:approval-attacks:gitops";

  /** May approve, as a user. */
  static final String ANN = "ann";

  /** May approve as one of the group {@link #APPROVERS}. */
  static final String CAROL = "carol";

  static final String APPROVERS = "approvers";

  /** May approve {@link #APPROVED} only. */
  static final String DAVE = "dave";

  /** May do everything in the group sluice.dev, as an owner of the namespace. */
  static final String BOB = "bob";

  static final String OPERATOR = "system:serviceaccount:sluice:sluice";
  static final String NODE = "system:node:n1";
  static final String ANONYMOUS = "system:anonymous";

  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
  private static final Path PEOPLE =
      Path.of("src", "test", "resources", "scenarios", "approval", "people.yaml");

  private final String namespace;
  private final KubernetesClient admin;
  private final List<KubernetesClient> clients = new ArrayList<>();

  private Stage(KubernetesClient admin, String namespace) {
    this.admin = admin;
    this.namespace = namespace;
  }

  /**
   * @param namespace a DNS label, unique in this JVM
   */
  static Stage set(TestCluster cluster, String namespace) {
    var stage = new Stage(cluster.client(), namespace);
    stage
        .admin
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .create();
    stage.admin.load(people(namespace)).inNamespace(namespace).create();
    stage.awaitAdmissionServer();
    for (var name : List.of(ORDERS, APPROVED)) {
      stage.create(stage.admin, name, "{}");
      stage.plan(name, HASH);
    }
    stage.annotate(stage.as(ANN), APPROVED, keys("approve: " + HASH));
    return stage;
  }

  private static InputStream people(String namespace) {
    try {
      var yaml = Files.readString(PEOPLE).replace("${namespace}", namespace);
      return new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The operator's pod is ready before the API server trusts it. */
  private void awaitAdmissionServer() {
    Awaitility.await("the admission server stamps")
        .atMost(Duration.ofSeconds(30))
        .until(() -> {
          var stamped = admin.resource(manifest("stamped", "{}")).dryRun().create();
          return stamped.getMetadata().getAnnotations().containsKey("sluice.dev/author");
        });
  }

  KubernetesClient admin() {
    return admin;
  }

  String namespace() {
    return namespace;
  }

  /** Annotations as YAML, from keys without the prefix. */
  static String keys(String yaml) {
    return "{" + yaml.replaceAll("(^|, )([a-z-]+:)", "$1sluice.dev/$2") + "}";
  }

  /** The controller's account in this namespace. */
  String gitops() {
    return "system:serviceaccount:" + namespace + ":gitops";
  }

  /**
   * Has a policy for this namespace exclude the author, while the admission server is away. An API
   * server that was started just before takes half a minute to hear of it.
   */
  void excludeAuthor() {
    var yaml =
        """
        apiVersion: sluice.dev/v1alpha1
        kind: MigrationPolicy
        metadata: {name: excludes-author}
        spec: {match: {namespaces: [%s]}, approval: {excludeAuthor: true}}
        """
            .formatted(namespace);
    admin.resource(Serialization.unmarshal(yaml, MigrationPolicy.class)).create();
    Awaitility.await("the policy is kept to")
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> isForbidden(() -> admin.resource(manifest("unsigned", "{}")).dryRun().create()));
  }

  private static boolean isForbidden(Runnable deed) {
    try {
      deed.run();
      return false;
    } catch (KubernetesClientException e) {
      return e.getCode() == HttpURLConnection.HTTP_FORBIDDEN;
    }
  }

  void includeAuthor() {
    admin.resources(MigrationPolicy.class).withName("excludes-author").delete();
  }

  /** Somebody's own connection; the API server sees them as if they had authenticated. */
  KubernetesClient as(String user) {
    var groups = user.equals(CAROL) ? new String[] {APPROVERS} : new String[0];
    var config =
        new ConfigBuilder(admin.getConfiguration())
            .withImpersonateUsername(user)
            .withImpersonateGroups(groups)
            .build();
    var client = new KubernetesClientBuilder().withConfig(config).build();
    clients.add(client);
    return client;
  }

  /** Writes what the operator would write once it has planned. */
  void plan(String name, String hash) {
    migration(admin, name)
        .subresource("status")
        .patch(MERGE, "{\"status\": {\"plan\": {\"hash\": \"%s\"}}}".formatted(hash));
  }

  Resource<SchemaMigration> migration(KubernetesClient who, String name) {
    return who.resources(SchemaMigration.class).inNamespace(namespace).withName(name);
  }

  SchemaMigration now(String name) {
    return migration(admin, name).require();
  }

  /** Annotations are a map in YAML. */
  void create(KubernetesClient who, String name, String annotations) {
    who.resource(manifest(name, annotations)).create();
  }

  void apply(KubernetesClient who, String name, String annotations) {
    who.resource(manifest(name, annotations))
        .fieldManager("gitops")
        .forceConflicts()
        .serverSideApply();
  }

  private SchemaMigration manifest(String name, String annotations) {
    var yaml =
        """
        apiVersion: sluice.dev/v1alpha1
        kind: SchemaMigration
        metadata: {name: %s, namespace: %s, annotations: %s}
        spec:
          database: {url: 'jdbc:postgresql://db:5432/shop', credentials: {secretName: db}}
          source: {configMaps: [missing]}
        """
            .formatted(name, namespace, annotations);
    return Serialization.unmarshal(yaml, SchemaMigration.class);
  }

  void annotate(KubernetesClient who, String name, String annotations) {
    patch(who, name, "metadata: {annotations: %s}".formatted(annotations));
  }

  void patch(KubernetesClient who, String name, String yaml) {
    migration(who, name).patch(MERGE, json(yaml));
  }

  void patchStatus(KubernetesClient who, String yaml) {
    migration(who, ORDERS).subresource("status").patch(MERGE, json(yaml));
  }

  private static String json(String yaml) {
    return Serialization.asJson(Serialization.unmarshal("---\n{" + yaml + "}", JsonNode.class));
  }

  /** A decision as an object of its own; YAML without what says which plan it is about. */
  MigrationApproval decide(KubernetesClient who, String about, String decision) {
    var yaml =
        """
        apiVersion: sluice.dev/v1alpha1
        kind: MigrationApproval
        metadata: {generateName: %s-, namespace: %s}
        spec: {migration: %s, uid: some, planHash: '%s', %s}
        """
            .formatted(about, namespace, about, HASH, decision);
    return who.resource(Serialization.unmarshal(yaml, MigrationApproval.class)).create();
  }

  /** Tries to make another decision of it. */
  void revoke(KubernetesClient who, MigrationApproval made) {
    who.resources(MigrationApproval.class)
        .inNamespace(namespace)
        .withName(made.getMetadata().getName())
        .patch(MERGE, json("spec: {decision: Revoke}"));
  }

  @Override
  public void close() {
    clients.forEach(KubernetesClient::close);
    admin.namespaces().withName(namespace).delete();
  }
}
