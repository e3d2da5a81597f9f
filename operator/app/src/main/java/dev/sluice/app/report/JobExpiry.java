package dev.sluice.app.report;

import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.JobFact;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;

/** Lets Kubernetes remove a Job after a while, but only once its outcome stands in status. */
final class JobExpiry {
  private final KubernetesClient client;
  private final Duration after;

  JobExpiry(KubernetesClient client, Duration after) {
    this.client = client;
    this.after = after;
  }

  void arm(Desired desired, List<JobFact> jobs, SchemaMigrationStatus written) {
    jobs.stream()
        .filter(job -> !job.state().active() && !job.expires())
        .filter(job -> written.history().stream().anyMatch(run -> run.job().equals(job.name())))
        .forEach(job -> arm(desired.id().namespace(), job.name()));
  }

  private void arm(String namespace, String job) {
    try {
      client
          .batch()
          .v1()
          .jobs()
          .inNamespace(namespace)
          .withName(job)
          .patch(
              PatchContext.of(PatchType.JSON_MERGE),
              "{\"spec\":{\"ttlSecondsAfterFinished\":" + after.toSeconds() + "}}");
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
        throw e;
      }
    }
  }
}
