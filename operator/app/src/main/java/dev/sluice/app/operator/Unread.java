package dev.sluice.app.operator;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.app.release.Rollout;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;

/**
 * What the API server sends and no room of a pass looks at: passed over while parsing, though
 * written where we write it. A pod's spec alone would bring three hundred classes with it.
 */
final class Unread {
  private Unread() {}

  static ObjectMapper passOver(ObjectMapper mapper) {
    return mapper
        .addMixIn(ObjectMeta.class, MetadataFields.class)
        .addMixIn(JobSpec.class, JobFields.class)
        .addMixIn(Pod.class, PodFields.class)
        .addMixIn(Deployment.class, MetadataIsAll.class)
        .addMixIn(StatefulSet.class, MetadataIsAll.class)
        .addMixIn(DaemonSet.class, MetadataIsAll.class)
        .addMixIn(CronJob.class, MetadataIsAll.class)
        .addMixIn(Rollout.class, MetadataIsAll.class)
        .addMixIn(PodStatus.class, PodStatusFields.class)
        .addMixIn(ContainerStatus.class, ContainerFields.class);
  }

  @JsonIgnoreProperties(value = "managedFields", allowGetters = true)
  private interface MetadataFields {}

  @JsonIgnoreProperties(
      value = {"template", "selector", "podFailurePolicy", "successPolicy"},
      allowGetters = true)
  private interface JobFields {}

  @JsonIgnoreProperties(value = "spec", allowGetters = true)
  private interface PodFields {}

  @JsonIgnoreProperties(value = {"spec", "status"})
  private interface MetadataIsAll {}

  @JsonIgnoreProperties(
      value = {
        "ephemeralContainerStatuses",
        "extendedResourceClaimStatus",
        "hostIPs",
        "podIPs",
        "resourceClaimStatuses",
        "resources"
      },
      allowGetters = true)
  private interface PodStatusFields {}

  @JsonIgnoreProperties(
      value = {
        "allocatedResources",
        "allocatedResourcesStatus",
        "resources",
        "user",
        "volumeMounts"
      },
      allowGetters = true)
  private interface ContainerFields {}
}
