package dev.sluice.e2e.harness;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The operator as its chart installs it. */
public final class Operator {
  static final String NAMESPACE = "sluice";
  private static final String NAME = "sluice";

  private final KubernetesClient client;
  private final Node node;
  private final Artifacts artifacts;
  private final Path kubeconfig;

  private Operator(KubernetesClient client, Node node, Artifacts artifacts, Path kubeconfig) {
    this.client = client;
    this.node = node;
    this.artifacts = artifacts;
    this.kubeconfig = kubeconfig;
  }

  static Operator install(
      KubernetesClient client, Node node, Artifacts artifacts, Path kubeconfig) {
    var operator = new Operator(client, node, artifacts, kubeconfig);
    operator.upgrade();
    return operator;
  }

  /** Installs or upgrades the release with these settings; returns when the new pods are ready. */
  public void upgrade(String... settings) {
    var image = artifacts.sluice();
    var colon = image.lastIndexOf(':');
    var words =
        new ArrayList<>(
            List.of(
                artifacts.helm().toString(),
                "--kubeconfig=" + kubeconfig,
                "upgrade",
                "--install",
                NAME,
                artifacts.chart().toString(),
                "--namespace=" + NAMESPACE,
                "--create-namespace",
                "--set=defaultPolicy.create=false",
                "--set=image.repository=" + image.substring(0, colon),
                "--set-string=image.tag=" + image.substring(colon + 1),
                "--wait",
                "--timeout=60s"));
    Stream.of(settings).map("--set="::concat).forEach(words::add);
    try {
      Command.run(words);
    } catch (IllegalStateException e) {
      throw new IllegalStateException("operator's log:\n" + log(), e);
    }
    awaitLeaving();
  }

  /** The pod that leads, by its Lease. */
  public String leader() {
    return Optional.ofNullable(
            client.leases().inNamespace(NAMESPACE).withName(NAME).require().getSpec())
        .map(LeaseSpec::getHolderIdentity)
        .orElse("");
  }

  /** Takes the leading pod away and returns when another one leads. */
  public void removeLeader() {
    var before = leader();
    client.pods().inNamespace(NAMESPACE).withName(before).withGracePeriod(0).delete();
    client
        .leases()
        .inNamespace(NAMESPACE)
        .withName(NAME)
        .waitUntilCondition(
            lease -> lease != null && leads(lease.getSpec(), before), 90, TimeUnit.SECONDS);
  }

  private static boolean leads(LeaseSpec lease, String before) {
    var holder = lease.getHolderIdentity();
    return holder != null && !holder.isEmpty() && !holder.equals(before);
  }

  /** Kills the process without a word to it and returns when its successor is ready. */
  public void crash() {
    for (var pod : pods()) {
      Restart.of(node, client.pods().resource(pod));
    }
  }

  /** Its process stands still: whoever asks it waits. */
  public void freeze() {
    pods().forEach(node::freeze);
  }

  public void thaw() {
    pods().forEach(node::thaw);
    awaitReady();
  }

  /**
   * Has the API server trust that certificate only, when it asks the operator.
   *
   * @param certificate PEM in base64
   */
  public void trust(String certificate) {
    client
        .admissionRegistration()
        .v1()
        .mutatingWebhookConfigurations()
        .withName(NAME + "-admission")
        .edit(configuration -> {
          configuration
              .getWebhooks()
              .forEach(webhook -> webhook.getClientConfig().setCaBundle(certificate));
          return configuration;
        });
  }

  /**
   * Kills its pods; others take their place. The same container would be started later each time.
   */
  public void kill() {
    client
        .pods()
        .inNamespace(NAMESPACE)
        .withLabel("app.kubernetes.io/name", NAME)
        .withGracePeriod(0)
        .delete();
    awaitReady();
  }

  public void awaitReady() {
    deployment().waitUntilCondition(Operator::settled, 60, TimeUnit.SECONDS);
  }

  /** 0 takes the operator away until it is scaled up again. */
  public void scale(int replicas) {
    deployment().scale(replicas);
    deployment().waitUntilCondition(Operator::settled, 60, TimeUnit.SECONDS);
    awaitLeaving();
  }

  /** A pod that is to go is still listed, and may still act, until its process has ended. */
  private void awaitLeaving() {
    Awaitility.await("pods that were to go are gone")
        .atMost(Duration.ofSeconds(60))
        .until(() -> pods().stream().noneMatch(Pod::isMarkedForDeletion));
  }

  private static boolean settled(Deployment deployment) {
    return deployment != null && Readiness.getInstance().isReady(deployment);
  }

  public String log() {
    var text = new StringBuilder();
    for (var pod : pods()) {
      var name = pod.getMetadata().getName();
      text.append("--- ").append(name).append('\n');
      text.append(client.pods().inNamespace(NAMESPACE).withName(name).getLog());
    }
    return text.toString();
  }

  /** The page that Prometheus reads, line by line. */
  public List<String> metrics() {
    var pod = pods().getFirst().getMetadata().getName();
    var page =
        client.raw("/api/v1/namespaces/%s/pods/%s:8080/proxy/metrics".formatted(NAMESPACE, pod));
    return Objects.requireNonNull(page).lines().toList();
  }

  public List<Pod> pods() {
    return client
        .pods()
        .inNamespace(NAMESPACE)
        .withLabel("app.kubernetes.io/name", NAME)
        .list()
        .getItems();
  }

  private RollableScalableResource<Deployment> deployment() {
    return client.apps().deployments().inNamespace(NAMESPACE).withName(NAME);
  }
}
