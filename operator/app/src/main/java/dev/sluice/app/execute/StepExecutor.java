package dev.sluice.app.execute;

import dev.sluice.app.naming.Names;
import dev.sluice.app.observe.CreatedJobs;
import dev.sluice.app.observe.Observer;
import dev.sluice.app.observe.Sources;
import dev.sluice.app.settings.Settings;
import dev.sluice.core.Json;
import dev.sluice.core.plan.Plan;
import dev.sluice.core.plan.PlanHash;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.JobFact;
import dev.sluice.core.reconcile.JobKind;
import dev.sluice.core.reconcile.PlanFact;
import dev.sluice.core.reconcile.Requests;
import dev.sluice.core.reconcile.RunKey;
import dev.sluice.core.reconcile.Step;
import dev.sluice.core.source.Source;
import dev.sluice.core.source.SourceFiles;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes one step. Whatever a Job mounts is written before the Job; every name follows from what was
 * asked, so that taking a step twice is taking it once.
 */
public final class StepExecutor {
  private final KubernetesClient client;
  private final Sources sources;
  private final CreatedJobs created;
  private final JobTemplate template;
  private final Cluster cluster;

  public StepExecutor(
      KubernetesClient client,
      Sources sources,
      CreatedJobs created,
      Settings settings,
      boolean imageVolumes) {
    this.client = client;
    this.sources = sources;
    this.created = created;
    this.template = new JobTemplate(settings, new ScriptVolume(settings, imageVolumes));
    this.cluster = new Cluster(client);
  }

  /** The step that was taken: the one that was to be, or that the API server refused it. */
  public Step take(Step step, Desired desired, Observer.Sight sight) {
    try {
      act(step, desired, sight);
      return step;
    } catch (KubernetesClientException e) {
      return Refusal.of(e).orElseThrow(() -> e);
    }
  }

  private void act(Step step, Desired desired, Observer.Sight sight) {
    switch (step) {
      case Step.StartPlan(RunKey inputs, int attempt) ->
          start(desired, sight, JobKind.PLAN, inputs, inputs, attempt, Optional.empty());
      case Step.StartRun(RunKey key, RunKey inputs, int attempt, Optional<PlanHash> plan) ->
          start(desired, sight, JobKind.APPLY, key, inputs, attempt, plan);
      case Step.FreezePlan(Plan plan, RunKey inputs, _) -> freeze(desired, plan, inputs);
      case Step.Withdraw(JobFact job) -> withdraw(desired, job);
      case Step.AwaitApproval _,
          Step.ShowPlan _,
          Step.Follow _,
          Step.AwaitPod _,
          Step.PauseBeforeRetry _,
          Step.Suspend _,
          Step.Settle _,
          Step.Refused _,
          Step.Halt _ -> {}
    }
  }

  private void start(
      Desired desired,
      Observer.Sight sight,
      JobKind kind,
      RunKey key,
      RunKey inputs,
      int attempt,
      Optional<PlanHash> plan) {
    var frozen = inputs(desired, sight, inputs);
    frozen.forEach(cluster::create);
    var order = new JobTemplate.Order(kind, key, inputs, attempt, frozen.size(), plan);
    var job = template.job(desired, order);
    created.expect(desired.id().uid(), job.getMetadata().getName());
    cluster.create(job);
    if (sight.observed().status().run() != null) {
      forgetOthers(desired, inputs);
    }
  }

  private List<ConfigMap> inputs(Desired desired, Observer.Sight sight, RunKey inputs) {
    var digest = ((Source.Found) sight.observed().source()).digest();
    var request = Requests.of(desired, sight.observed().status());
    Optional<SourceFiles> files = Optional.empty();
    if (desired.spec().source().image() == null) {
      files = sight.files().or(() -> sources.files(desired, digest));
      if (files.isEmpty()) {
        throw new SourceMovedException(desired.id().path());
      }
    }
    return Inputs.of(desired, inputs, request, files);
  }

  private void freeze(Desired desired, Plan plan, RunKey inputs) {
    cluster.create(
        new ConfigMapBuilder()
            .withMetadata(
                Owned.metadata(
                    desired,
                    PlanFact.configMap(desired.id(), plan.hash()),
                    Names.labels(desired.id(), inputs)))
            .withImmutable(true)
            .withData(Map.of(RunnerContainer.PLAN_FILE, Json.write(plan)))
            .build());
  }

  /**
   * Should its pod start just now, it ends as on any deletion: cleanly, by SIGTERM. The Job stays
   * until its pod is gone, so that no other is made beside it.
   */
  private void withdraw(Desired desired, JobFact job) {
    client
        .batch()
        .v1()
        .jobs()
        .inNamespace(desired.id().namespace())
        .withName(job.name())
        .withPropagationPolicy(DeletionPropagation.FOREGROUND)
        .delete();
  }

  /** Frozen inputs of earlier runs; the one under way and its plan stay. */
  private void forgetOthers(Desired desired, RunKey inputs) {
    client
        .configMaps()
        .inNamespace(desired.id().namespace())
        .withLabel(Names.UID, desired.id().uid())
        .withLabelNotIn(Names.KEY, inputs.value())
        .delete();
  }
}
