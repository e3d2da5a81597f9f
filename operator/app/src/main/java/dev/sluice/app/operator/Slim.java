package dev.sluice.app.operator;

import dev.sluice.api.v1alpha1.MigrationApproval;
import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.api.v1alpha1.SchemaState;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;

/** What stays of an object in the caches: a thousand finished Jobs must not cost megabytes. */
final class Slim {
  private Slim() {}

  static SchemaMigration migration(SchemaMigration resource) {
    resource.getMetadata().setManagedFields(null);
    var annotations = resource.getMetadata().getAnnotations();
    if (annotations != null) {
      annotations.remove("kubectl.kubernetes.io/last-applied-configuration");
    }
    return resource;
  }

  static MigrationApproval approval(MigrationApproval approval) {
    approval.getMetadata().setManagedFields(null);
    return approval;
  }

  static SchemaState state(SchemaState state) {
    state.getMetadata().setManagedFields(null);
    return state;
  }

  static Job job(Job job) {
    job.getMetadata().setManagedFields(null);
    var kept = new JobSpec();
    kept.setTtlSecondsAfterFinished(job.getSpec().getTtlSecondsAfterFinished());
    job.setSpec(kept);
    return job;
  }

  static Pod pod(Pod pod) {
    pod.getMetadata().setManagedFields(null);
    pod.setSpec(null);
    return pod;
  }
}
