package dev.sluice.e2e.harness;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assumptions;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.ContainerState;

/** The one node and its components. */
public final class Node {
  private static final List<String> CLIENTS =
      List.of("kube-controller-manager", "kube-scheduler", "kube-proxy");

  private final ContainerState container;
  private final KubernetesClient client;

  Node(ContainerState container, KubernetesClient client) {
    this.container = container;
    this.client = client;
  }

  /** Kills the kubelet; containers go on, nobody reports about them. */
  public void stopKubelet() {
    component("stop", "kubelet");
  }

  public void startKubelet() {
    component("start", "kubelet");
  }

  /** Takes the API server away from everybody, this test too. */
  public void stopApiServer() {
    component("stop", "kube-apiserver");
  }

  /**
   * Starts its clients again too: after two minutes their watches try again once a minute only, and
   * until then no pod is made and no Service leads to a new one.
   */
  public void startApiServer() {
    component("start", "kube-apiserver");
    Awaitility.await("API server")
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsInstanceOf(KubernetesClientException.class)
        .until(() -> "ok".equals(client.raw("/readyz")));
    for (var name : CLIENTS) {
      component("stop", name);
      component("start", name);
    }
  }

  /**
   * SIGKILL for a pod's containers: no warning, no shutdown; the kubelet starts them again. What
   * runs in them may be heard of before the kubelet tells that they run.
   */
  public void kill(Pod pod) {
    var running =
        client.pods().resource(pod).waitUntilCondition(Node::isTold, 30, TimeUnit.SECONDS);
    for (var status : running.getStatus().getContainerStatuses()) {
      var id = status.getContainerID().substring(status.getContainerID().indexOf("//") + 2);
      succeed("ctr", "-n", "k8s.io", "tasks", "kill", "--signal", "SIGKILL", id);
    }
  }

  /** Stops every process of a pod where it is; its ports stay open, and nobody answers. */
  public void freeze(Pod pod) {
    tasks(pod, "pause");
  }

  public void thaw(Pod pod) {
    tasks(pod, "resume");
  }

  private void tasks(Pod pod, String verb) {
    for (var status : pod.getStatus().getContainerStatuses()) {
      var id = status.getContainerID().substring(status.getContainerID().indexOf("//") + 2);
      succeed("ctr", "-n", "k8s.io", "tasks", verb, id);
    }
  }

  private static boolean isTold(@Nullable Pod pod) {
    return pod != null
        && !pod.getStatus().getContainerStatuses().isEmpty()
        && pod.getStatus().getContainerStatuses().stream()
            .allMatch(status -> status.getContainerID() != null);
  }

  // rancher/k3s runs all of it in one process: there is no part to stop there.
  private void component(String verb, String name) {
    Assumptions.assumeThat(exec("ls", "/usr/share/k3s-standin").getExitCode())
        .as("components are processes of their own")
        .isZero();
    succeed("/bin/k3s", "component", verb, name);
  }

  private void succeed(String... words) {
    var result = exec(words);
    if (result.getExitCode() != 0) {
      throw new IllegalStateException(String.join(" ", words) + ": " + result.getStderr());
    }
  }

  private ExecResult exec(String... words) {
    try {
      return container.execInContainer(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
