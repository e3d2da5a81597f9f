package dev.sluice.app.execute;

import dev.sluice.app.naming.Names;
import dev.sluice.app.settings.Settings;
import dev.sluice.core.Durations;
import dev.sluice.core.plan.PlanHash;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.JobKind;
import dev.sluice.core.reconcile.JobName;
import dev.sluice.core.reconcile.RunKey;
import dev.sluice.core.run.Approval;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The Job of a run. One pod, never replaced by Kubernetes: a second try is the operator's decision
 * (backoffLimit 0). The runner keeps the deadline itself; Kubernetes' own would count the time in
 * which no pod could start.
 */
final class JobTemplate {
  private static final long GRACE_SECONDS = 30;

  /**
   * @param inputs what the ConfigMaps with request and scripts must hold
   * @param systemIdentifier the cluster that the url must lead to; empty accepts any
   * @param plan the approved plan; empty when the run plans for itself
   * @param approvals of that plan
   */
  record Order(
      JobKind kind,
      RunKey key,
      RunKey inputsKey,
      int attempt,
      Inputs inputs,
      Optional<String> systemIdentifier,
      Optional<PlanHash> plan,
      List<Approval> approvals) {}

  private final Settings settings;
  private final ScriptVolume scripts;

  JobTemplate(Settings settings, ScriptVolume scripts) {
    this.settings = settings;
    this.scripts = scripts;
  }

  Job job(Desired desired, Order order) {
    var labels = Names.labels(desired.id(), order.key(), order.kind(), order.attempt());
    var name = JobName.of(desired.id(), order.kind(), order.key(), order.attempt());
    var pod = desired.spec().run().pod();
    return new JobBuilder()
        .withMetadata(given(desired, order, Owned.metadata(desired, name, labels)))
        .withNewSpec()
        .withBackoffLimit(0)
        .withPodReplacementPolicy("Failed")
        .withTemplate(
            new PodTemplateSpecBuilder()
                .withMetadata(
                    new ObjectMetaBuilder()
                        .withLabels(pod.labels())
                        .addToLabels(labels)
                        .withAnnotations(pod.annotations())
                        .addToAnnotations(Names.MIGRATION, desired.id().name())
                        .build())
                .withSpec(pod(desired, order))
                .build())
        .endSpec()
        .build();
  }

  private ObjectMeta given(Desired desired, Order order, ObjectMeta metadata) {
    var deadline = Durations.parse(desired.spec().run().deadline());
    var builder =
        new ObjectMetaBuilder(metadata)
            .addToAnnotations(Names.URL, desired.spec().database().url())
            .addToAnnotations(Names.DEADLINE, Long.toString(deadline.toSeconds()));
    Resources.memoryLimit(Resources.of(settings, desired))
        .ifPresent(limit -> builder.addToAnnotations(Names.MEMORY, limit));
    if (desired.retryToken() != null) {
      builder.addToAnnotations(Names.RETRY, desired.retryToken());
    }
    if (!order.approvals().isEmpty()) {
      builder.addToAnnotations(
          Names.APPROVERS,
          order.approvals().stream().map(Approval::by).collect(Collectors.joining("\n")));
    }
    return builder.build();
  }

  private PodSpec pod(Desired desired, Order order) {
    var pod = desired.spec().run().pod();
    var spec =
        new PodSpecBuilder()
            .withRestartPolicy("Never")
            .withAutomountServiceAccountToken(false)
            .withEnableServiceLinks(false)
            .withTerminationGracePeriodSeconds(GRACE_SECONDS)
            .withServiceAccountName(pod.serviceAccountName())
            .withPriorityClassName(pod.priorityClassName())
            .withNodeSelector(pod.nodeSelector())
            .withTolerations(pod.tolerations())
            .withAffinity(pod.affinity())
            .withSecurityContext(Restricted.pod())
            .withContainers(RunnerContainer.of(settings, desired, order, scripts))
            .withVolumes(Volumes.of(desired, order));
    scripts.addTo(spec, desired, order);
    return spec.build();
  }
}
