package dev.sluice.e2e.training;

import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.api.v1alpha1.SchemaState;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookConfigurationBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.vertx.Protocol;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** An API server that remembers, over TLS; the Job controller and the kubelet are played here. */
final class PretendedCluster implements AutoCloseable {
  static final String WEBHOOK = "sluice-admission";
  private static final String NAMESPACE = "default";

  private final KubernetesMockServer server =
      new KubernetesMockServer(
          new Context(),
          web(),
          new HashMap<>(),
          new KubernetesCrudDispatcher(
              List.of(
                  CustomResourceDefinitionContext.fromCustomResourceType(SchemaMigration.class),
                  CustomResourceDefinitionContext.fromCustomResourceType(SchemaState.class))),
          true);
  private final KubernetesClient client;

  PretendedCluster(String databaseUrl) {
    server.init();
    client = server.createClient();
    client
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName("scripts")
                .withNamespace(NAMESPACE)
                .endMetadata()
                .addToData("V1__boats.sql", "create table boats (id int primary key);")
                .addToData("V2__index.sql", "create index concurrently boats_id on boats (id);")
                .addToData("R__view.sql", "create or replace view ${view} as select 1 as one;")
                .build())
        .create();
    client
        .resource(
            new MutatingWebhookConfigurationBuilder()
                .withNewMetadata()
                .withName(WEBHOOK)
                .endMetadata()
                .addNewWebhook()
                .withName("stamp.sluice.dev")
                .withNewClientConfig()
                .endClientConfig()
                .endWebhook()
                .build())
        .create();
    client
        .resource(
            Serialization.unmarshal(migration().formatted(databaseUrl), SchemaMigration.class))
        .create();
  }

  /** Something that waits, and then what it waits for. */
  void holdAndPublish() {
    client.resource(Serialization.unmarshal(held(), Deployment.class)).create();
    client.resource(Serialization.unmarshal(state(), SchemaState.class)).create();
    client
        .apps()
        .deployments()
        .inNamespace(NAMESPACE)
        .withName("waiting")
        .waitUntilCondition(
            seen -> seen != null && !Boolean.TRUE.equals(seen.getSpec().getPaused()),
            Training.PATIENCE_SECONDS,
            TimeUnit.SECONDS);
  }

  private static String held() {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: waiting
      namespace: default
      labels: {sluice.dev/held: "true"}
      annotations:
        sluice.dev/awaits: elsewhere@1
        sluice.dev/held-since: "2026-01-05T10:00:00Z"
        sluice.dev/held-because: "waits"
        sluice.dev/held-before: "{}"
    spec:
      paused: true
      replicas: 2
      template: {metadata: {annotations: {sluice.dev/requires: elsewhere@1}}}
    """;
  }

  private static String state() {
    return """
    apiVersion: sluice.dev/v1alpha1
    kind: SchemaState
    metadata: {name: elsewhere, namespace: default}
    spec: {applied: ["1"]}
    """;
  }

  private static MockWebServer web() {
    var web = new MockWebServer();
    web.setProtocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
    return web;
  }

  private static String migration() {
    return """
    apiVersion: sluice.dev/v1alpha1
    kind: SchemaMigration
    metadata: {name: training, namespace: default, generation: 1, uid: 2c1ff4a0-5a0e-4d35-9d1d-3f3c8e0c0a11}
    spec:
      database: {url: "%s", credentials: {secretName: postgres}}
      source: {configMaps: [scripts]}
      placeholders: {view: one}
      checks:
        after: [{name: boats, sql: "select count(*) from boats", expect: "0"}]
    """;
  }

  /** What the API server would ask the admission server. */
  String webhook() {
    return """
    {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {"uid": "1",
     "kind": {"group": "sluice.dev", "version": "v1alpha1", "kind": "SchemaMigration"},
     "operation": "UPDATE", "userInfo": {"username": "ann", "groups": ["system:authenticated"]},
     "object": {"metadata": {"annotations": {"sluice.dev/approve": "a"}}, "spec": {"target": "1"}},
     "oldObject": {"metadata": {}, "spec": {"target": "2"}}}}\
    """;
  }

  String kubeconfig() {
    return """
    apiVersion: v1
    kind: Config
    clusters: [{name: c, cluster: {server: "%s", insecure-skip-tls-verify: true}}]
    users: [{name: u, user: {token: t}}]
    contexts: [{name: c, context: {cluster: c, user: u, namespace: default}}]
    current-context: c
    """
        .formatted(new Config(client.getConfiguration()).getMasterUrl());
  }

  Job awaitJob() {
    return Objects.requireNonNull(
        client
            .batch()
            .v1()
            .jobs()
            .inNamespace(NAMESPACE)
            .waitUntilCondition(Objects::nonNull, Training.PATIENCE_SECONDS, TimeUnit.SECONDS));
  }

  /** What the operator froze for the Job: scripts and .request.json. */
  Map<String, String> frozenInputs() {
    var files = new LinkedHashMap<String, String>();
    client.configMaps().inNamespace(NAMESPACE).list().getItems().stream()
        .filter(map -> !map.getMetadata().getName().equals("scripts"))
        .forEach(map -> files.putAll(map.getData()));
    return files;
  }

  /** What a kubelet and the Job controller write when the runner has ended well. */
  void finish(Job job, String report) {
    var name = job.getMetadata().getName();
    client
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withName(name + "-x")
                .withNamespace(NAMESPACE)
                .withLabels(job.getSpec().getTemplate().getMetadata().getLabels())
                .withAnnotations(job.getSpec().getTemplate().getMetadata().getAnnotations())
                .addToLabels("batch.kubernetes.io/job-name", name)
                .addNewOwnerReference()
                .withApiVersion("batch/v1")
                .withKind("Job")
                .withName(name)
                .withUid(job.getMetadata().getUid())
                .withController(true)
                .endOwnerReference()
                .endMetadata()
                .withSpec(job.getSpec().getTemplate().getSpec())
                .withNewStatus()
                .withPhase("Succeeded")
                .addNewContainerStatus()
                .withName("runner")
                .withNewState()
                .withNewTerminated()
                .withExitCode(0)
                .withStartedAt(Instant.now().toString())
                .withFinishedAt(Instant.now().toString())
                .withMessage(report)
                .endTerminated()
                .endState()
                .endContainerStatus()
                .endStatus()
                .build())
        .create();
    client
        .batch()
        .v1()
        .jobs()
        .inNamespace(NAMESPACE)
        .withName(name)
        .subresource("status")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE), // the operator may write to it at the same time
            """
            {"status": {"succeeded": 1, "conditions": [
              {"type": "Complete", "status": "True", "lastTransitionTime": "%s"}]}}
            """
                .formatted(Instant.now()));
  }

  void awaitReport() {
    client
        .resources(SchemaMigration.class)
        .inNamespace(NAMESPACE)
        .withName("training")
        .waitUntilCondition(
            seen ->
                seen != null
                    && seen.getStatus() != null
                    && "Ready".equals(seen.getStatus().phase()),
            Training.PATIENCE_SECONDS,
            TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    client.close();
    server.destroy();
  }
}
