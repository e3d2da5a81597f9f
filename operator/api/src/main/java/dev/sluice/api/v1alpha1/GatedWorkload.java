package dev.sluice.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;

/** A workload in the resource's namespace. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record GatedWorkload(
    @Required
        @JsonPropertyDescription(
            "Deployment, StatefulSet, DaemonSet, Job, CronJob, or Rollout (Argo Rollouts).")
        Kind kind,
    @Required
        @Pattern("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$")
        @JsonPropertyDescription("Its name, in the same namespace.")
        String name) {

  public enum Kind {
    Deployment,
    StatefulSet,
    DaemonSet,
    Job,
    CronJob,
    Rollout
  }
}
