package dev.sluice.app.settings;

import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.time.Duration;
import java.util.Set;

/**
 * What the operator was started with.
 *
 * @param namespaces to watch; empty for all
 * @param image the operator's own image, which Jobs run
 * @param imagePullPolicy of the runner's container
 * @param runnerResources requests and limits of Jobs that name none
 * @param jobExpiry how long a Job stays after its outcome stands in status
 */
public record Settings(
    Set<String> namespaces,
    String image,
    String imagePullPolicy,
    ImageVolumes imageVolumes,
    ResourceRequirements runnerResources,
    Duration jobExpiry,
    boolean leaderElection,
    String leaseName,
    String ownNamespace,
    String identity,
    int concurrency) {

  /** Whether scripts in an image are mounted as an image volume or copied by an init container. */
  public enum ImageVolumes {
    /** Mounted from Kubernetes 1.36 on, where every node can do it. */
    auto,
    always,
    never
  }

  public Settings {
    namespaces = Set.copyOf(namespaces);
  }
}
