package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.e2e.harness.InNamespace;
import dev.sluice.e2e.harness.Scenario;
import dev.sluice.e2e.harness.TestCluster;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what, and who gets to see what. */
@InNamespace
class SecurityE2E {
  private static final String PASSWORD = "Kx7-unguessable-42";

  @ParameterizedTest
  @CsvSource({
    "get, '', secrets,",
    "list, '', secrets,",
    "watch, '', secrets,",
    "create, '', pods,",
    "create, '', pods, exec",
    "create, '', serviceaccounts, token",
    "update, '', configmaps,",
    "update, sluice.dev, schemamigrations,",
    "delete, sluice.dev, schemamigrations,",
    "create, apps, deployments,",
    "delete, apps, deployments,",
    "update, batch, cronjobs,",
    "delete, sluice.dev, schemastates,",
    "release, gate.sluice.dev, workloads,",
    "create, sluice.dev, migrationapprovals,",
    "update, sluice.dev, migrationpolicies,",
    "approve, approvals.sluice.dev, schemamigrations,",
    "update, admissionregistration.k8s.io, validatingadmissionpolicies,",
    "update, admissionregistration.k8s.io, mutatingwebhookconfigurations,",
    "bind, rbac.authorization.k8s.io, clusterroles,"
  })
  void operatorMayNotDoWhatItHasNoNeedOf(
      String verb,
      String group,
      String resource,
      @Nullable String subresource,
      TestCluster cluster) {
    assertThat(allowed(cluster, verb, group, resource, subresource)).isFalse();
  }

  @Test
  void reviewTellsWhatTheOperatorMayDo(TestCluster cluster) {
    assertThat(allowed(cluster, "create", "batch", "jobs", null)).isTrue();
  }

  @Test
  void runnersStartWhereOnlyRestrictedPodsMay(Scenario scenario) {
    scenario
        .client()
        .namespaces()
        .withName(scenario.namespace())
        .edit(namespace -> {
          namespace
              .getMetadata()
              .getLabels()
              .put("pod-security.kubernetes.io/enforce", "restricted");
          return namespace;
        });
    var first = scenario.migrate("first", "source: {inline: {V1__a.sql: create table a ()}}\n");
    first.awaitReady();
    var copied =
        scenario.migrate(
            "copied",
            """
            source: {image: {reference: "${scriptsImage}"}}
            database: {url: "${url}", credentials: {secretName: postgres}, schemas: [copied]}
            """);
    copied.awaitReady();
    assertThat(first.jobs()).hasSize(1);
    assertThat(copied.jobs()).hasSize(1);
  }

  @Test
  void jobsHaveNoTokenAndLeaveNothingToWriteOn(Scenario scenario) {
    var migration = scenario.migrate("m", "source: {image: {reference: \"${scriptsImage}\"}}\n");
    migration.awaitReady();
    var pod = migration.pods(migration.status().run().job()).getFirst().getSpec();
    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(pod.getVolumes())
        .noneMatch(volume -> volume.getName().startsWith("kube-api-access"));
    var containers = new java.util.ArrayList<>(pod.getContainers());
    containers.addAll(pod.getInitContainers());
    assertThat(containers)
        .hasSize(3)
        .allSatisfy(container -> {
          assertThat(container.getVolumeMounts())
              .noneMatch(mount -> mount.getMountPath().contains("serviceaccount"));
          assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
          assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
          assertThat(container.getSecurityContext().getCapabilities().getDrop())
              .containsExactly("ALL");
        });
  }

  @Test
  void passwordIsNowhereButInItsSecret(Scenario scenario) {
    var role = scenario.namespace();
    scenario.sql("alter role \"%s\" password '%s'".formatted(role, PASSWORD));
    scenario.secret("postgres", Map.of("username", role, "password", PASSWORD));
    var good = scenario.migrate("good", "source: {inline: {V1__a.sql: create table a ()}}\n");
    good.awaitReady();
    var bad =
        scenario.migrate(
            "bad",
            """
            source: {inline: {V1__a.sql: create table a (), V2__b.sql: create table a ()}}
            approval: {when: Always}
            """);
    var plan = bad.awaitPhase("AwaitingApproval");
    bad.approve(plan.plan().hash());
    bad.awaitStalled("StatementFailed");
    scenario.secret("postgres", Map.of("username", role, "password", PASSWORD + "-wrong"));
    bad.annotate("sluice.dev/retry", "1");
    bad.awaitStalled("AuthenticationFailed");

    var everything = everything(scenario);
    assertThat(everything).contains("AuthenticationFailed", "StatementFailed", "V2__b.sql");
    var encoded = Base64.getEncoder().encodeToString(PASSWORD.getBytes(StandardCharsets.UTF_8));
    assertThat(everything).doesNotContain(PASSWORD, encoded);
  }

  /** All that can be read without the right to read Secrets. */
  private static String everything(Scenario scenario) {
    var client = scenario.client();
    var namespace = scenario.namespace();
    var logs =
        client.batch().v1().jobs().inNamespace(namespace).list().getItems().stream()
            .map(job -> log(scenario, job))
            .collect(Collectors.joining());
    return String.join(
        "\n",
        Serialization.asYaml(client.resources(SchemaMigration.class).inNamespace(namespace).list()),
        Serialization.asYaml(client.batch().v1().jobs().inNamespace(namespace).list()),
        Serialization.asYaml(client.pods().inNamespace(namespace).list()),
        Serialization.asYaml(client.configMaps().inNamespace(namespace).list()),
        Serialization.asYaml(client.v1().events().inNamespace(namespace).list()),
        scenario.cluster().operator().log(),
        logs);
  }

  private static String log(Scenario scenario, Job job) {
    return scenario
        .client()
        .batch()
        .v1()
        .jobs()
        .inNamespace(scenario.namespace())
        .withName(job.getMetadata().getName())
        .getLog();
  }

  private static boolean allowed(
      TestCluster cluster,
      String verb,
      String group,
      String resource,
      @Nullable String subresource) {
    return cluster
        .client()
        .resource(
            new SubjectAccessReviewBuilder()
                .withNewSpec()
                .withUser("system:serviceaccount:sluice:sluice")
                .addToGroups("system:serviceaccounts", "system:authenticated")
                .withNewResourceAttributes()
                .withNamespace("default")
                .withVerb(verb)
                .withGroup(group)
                .withResource(resource)
                .withSubresource(subresource)
                .endResourceAttributes()
                .endSpec()
                .build())
        .create()
        .getStatus()
        .getAllowed();
  }
}
