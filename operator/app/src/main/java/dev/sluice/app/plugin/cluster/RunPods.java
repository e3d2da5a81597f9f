package dev.sluice.app.plugin.cluster;

import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.app.naming.Names;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ContainerResource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Pods of a resource's Jobs, while they are there, and their logs. */
public final class RunPods {
  private static final String JOB_NAME = "batch.kubernetes.io/job-name";

  private final KubernetesClient client;
  private final String namespace;

  public RunPods(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /** The log as it is now, or as it grows; returns at its end. */
  public void read(String job, boolean follow, Consumer<String> line) {
    var pod = youngest(pods(job)).orElseThrow(() -> gone(job));
    if (!follow) {
      container(pod).getLog().lines().forEach(line);
      return;
    }
    try (var watch = container(pod).watchLog();
        var lines =
            new BufferedReader(new InputStreamReader(watch.getOutput(), StandardCharsets.UTF_8))) {
      lines.lines().forEach(line);
    } catch (IOException e) {
      throw new UncheckedIOException("the log of Job " + job + " was cut off", e);
    }
  }

  private NotThereException gone(String job) {
    return new NotThereException(
        "Job "
            + namespace
            + "/"
            + job
            + " has no pod (yet, or any more), and so no log; what status remembers of it is in the"
            + " history");
  }

  /** Of each Job that still has a pod, by its name; empty where logs may not be read. */
  Optional<RunLog> log(SchemaMigration migration, String job) {
    try {
      var uid = migration.getMetadata().getUid();
      return youngest(
              pods(job).stream()
                  .filter(pod -> uid.equals(pod.getMetadata().getLabels().get(Names.UID)))
                  .toList())
          .map(pod -> RunLog.of(container(pod).getLog()));
    } catch (KubernetesClientException e) {
      return Optional.empty();
    }
  }

  private List<Pod> pods(String job) {
    return client.pods().inNamespace(namespace).withLabel(JOB_NAME, job).list().getItems();
  }

  private static Optional<Pod> youngest(List<Pod> pods) {
    return pods.stream().max(Comparator.comparing(pod -> pod.getMetadata().getCreationTimestamp()));
  }

  private ContainerResource container(Pod pod) {
    return client
        .pods()
        .inNamespace(namespace)
        .withName(pod.getMetadata().getName())
        .inContainer(Names.RUNNER);
  }
}
