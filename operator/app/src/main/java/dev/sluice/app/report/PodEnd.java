package dev.sluice.app.report;

import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.app.naming.Names;
import dev.sluice.app.observe.Lingering;
import dev.sluice.core.Json;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.JobFact;
import dev.sluice.core.reconcile.Runs;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends pods in which something goes on after the runner's end, once the outcome stands in status:
 * their Job would never finish, and never expire.
 *
 * <p>It gives the pod a deadline that has passed. The kubelet ends the other containers and fails
 * the pod; log and report of the runner stay. The Job fails with it, for its backoffLimit is 0, and
 * makes no second pod, for none was deleted. Doing so twice changes nothing.
 */
public final class PodEnd {
  private static final Logger LOG = LoggerFactory.getLogger(PodEnd.class);
  private static final Duration OVERTAKEN = Duration.ofSeconds(1);
  private static final Duration REFUSED = Duration.ofMinutes(1);

  private final KubernetesClient client;

  public PodEnd(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Ends those that are due.
   *
   * @param written the status as it stands now
   * @return when to look again; empty: only when something changes
   */
  public Optional<Duration> end(
      Desired desired,
      List<JobFact> facts,
      SchemaMigrationStatus written,
      Collection<Job> jobs,
      Collection<Pod> pods,
      Instant now) {
    var recorded = recorded(facts, written);
    return jobs.stream()
        .filter(job -> Names.isControlledBy(job, desired.id().uid()))
        .filter(job -> recorded.contains(job.getMetadata().getName()))
        .flatMap(job -> pods.stream().filter(pod -> isOf(pod, job)))
        .flatMap(pod -> Lingering.endAt(pod, now).flatMap(at -> end(pod, at, now)).stream())
        .min(Duration::compareTo);
  }

  private static Set<String> recorded(List<JobFact> facts, SchemaMigrationStatus written) {
    var unrecorded = new Runs(facts, written).unrecorded();
    return facts.stream()
        .filter(job -> !job.state().active() && !unrecorded.contains(job))
        .map(JobFact::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isOf(Pod pod, Job job) {
    return Names.isControlledBy(pod, job.getMetadata().getUid());
  }

  private Optional<Duration> end(Pod pod, Instant at, Instant now) {
    if (now.isBefore(at)) {
      return Optional.of(Duration.between(now, at));
    }
    try {
      client
          .pods()
          .inNamespace(pod.getMetadata().getNamespace())
          .withName(pod.getMetadata().getName())
          .patch(PatchContext.of(PatchType.JSON_MERGE), deadlineOf(pod));
      return Optional.empty();
    } catch (KubernetesClientException e) {
      return failed(pod, e);
    }
  }

  /** Over the version that was seen, and no other: a pod that ended meanwhile stays as it is. */
  private static String deadlineOf(Pod pod) {
    return Json.write(
        Map.of(
            "metadata",
            Map.of(
                "uid", pod.getMetadata().getUid(),
                "resourceVersion", pod.getMetadata().getResourceVersion()),
            "spec",
            Map.of("activeDeadlineSeconds", 1)));
  }

  private static Optional<Duration> failed(Pod pod, KubernetesClientException e) {
    return switch (e.getCode()) {
      case HttpURLConnection.HTTP_NOT_FOUND -> Optional.empty();
      case HttpURLConnection.HTTP_CONFLICT -> Optional.of(OVERTAKEN);
      default -> {
        LOG.warn(
            "pod {}/{}, whose runner has ended, could not be ended: {}",
            pod.getMetadata().getNamespace(),
            pod.getMetadata().getName(),
            e.getMessage());
        yield Optional.of(REFUSED);
      }
    };
  }
}
