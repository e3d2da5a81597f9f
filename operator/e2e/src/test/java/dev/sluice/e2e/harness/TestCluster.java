package dev.sluice.e2e.harness;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** One cluster per test JVM, with PostgreSQL in namespace demo and the operator from its chart. */
public final class TestCluster implements AutoCloseable {
  private static final String IMAGES = "/var/lib/rancher/k3s/agent/images/sluice.tar";

  private final Artifacts artifacts = Artifacts.read();
  private final K3sContainer container;
  private final KubernetesClient client;
  private final Postgres postgres;
  private final Operator operator;
  private final Node node;
  private final Kubectl kubectl;

  TestCluster() {
    var log = LoggerFactory.getLogger(TestCluster.class);
    Leftovers.remove(DockerClientFactory.instance().client());
    container = start(artifacts);
    log.info("cluster started");
    client = client(container.getKubeConfigYaml());
    node = new Node(container, client);
    postgres = Postgres.deploy(client, container, node, artifacts.postgres());
    log.info("PostgreSQL answers");
    var kubeconfig = kubeconfig();
    kubectl = new Kubectl(kubeconfig);
    operator = Operator.install(client, node, artifacts, kubeconfig);
    log.info("operator installed");
  }

  private static K3sContainer start(Artifacts artifacts) {
    var image = DockerImageName.parse(artifacts.k3s()).asCompatibleSubstituteFor("rancher/k3s");
    var container = new K3sContainer(image);
    container.addExposedPort(Postgres.NODE_PORT);
    container
        .withLabels(Leftovers.label())
        .withCopyFileToContainer(MountableFile.forHostPath(artifacts.imageTar()), IMAGES)
        .start();
    return container;
  }

  private static KubernetesClient client(String kubeconfig) {
    return new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(kubeconfig)).build();
  }

  private Path kubeconfig() {
    try {
      return Files.writeString(Path.of("target", "kubeconfig"), container.getKubeConfigYaml());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public KubernetesClient client() {
    return client;
  }

  public Postgres postgres() {
    return postgres;
  }

  public Operator operator() {
    return operator;
  }

  public Node node() {
    return node;
  }

  /** The image of operator and runner. */
  public String image() {
    return artifacts.sluice();
  }

  /** Runs Helm, as a user with every right. */
  public String helm(String... words) {
    var line = new ArrayList<>(List.of(artifacts.helm().toString()));
    line.addAll(List.of(words));
    line.add("--kubeconfig=" + Path.of("target", "kubeconfig"));
    return Command.run(line);
  }

  /** An image with a shell and little else. */
  public String busybox() {
    return artifacts.busybox();
  }

  /** The folder with the parts of Argo CD. */
  public Path argocd() {
    return artifacts.argocd();
  }

  /** What a test does in a part of the cluster that is there for just that. */
  public interface Work<T> {
    T in(Scenario scenario) throws Exception;
  }

  /**
   * For a test that needs several scenarios.
   *
   * @param name a DNS label, unique in this JVM
   */
  public <T> T within(String name, Work<T> work) throws Exception {
    var scenario = Scenario.create(this, name);
    try {
      return work.in(scenario);
    } catch (Exception | AssertionError e) {
      Diagnostics.dump(scenario, name);
      throw e;
    } finally {
      scenario.remove();
    }
  }

  public Kubectl kubectl() {
    return kubectl;
  }

  Artifacts artifacts() {
    return artifacts;
  }

  @Override
  public void close() {
    client.close();
    container.stop();
  }
}
