package dev.sluice.app.execute;

import dev.sluice.app.naming.Names;
import dev.sluice.app.observe.CreatedJobs;
import dev.sluice.app.observe.Jobs;
import dev.sluice.app.observe.Observer;
import dev.sluice.app.observe.Refusal;
import dev.sluice.app.observe.Sources;
import dev.sluice.app.settings.Settings;
import dev.sluice.core.Json;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.Plan;
import dev.sluice.core.plan.PlanHash;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.JobFact;
import dev.sluice.core.reconcile.JobKind;
import dev.sluice.core.reconcile.Observed;
import dev.sluice.core.reconcile.PlanFact;
import dev.sluice.core.reconcile.Requests;
import dev.sluice.core.reconcile.RunKey;
import dev.sluice.core.reconcile.Step;
import dev.sluice.core.run.Approval;
import dev.sluice.core.run.RunRequest;
import dev.sluice.core.source.Source;
import dev.sluice.core.source.SourceFiles;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes one step. Whatever a Job mounts is written before the Job; every name follows from what was
 * asked, so that taking a step twice is taking it once.
 */
public final class StepExecutor {
  private final KubernetesClient client;
  private final Sources sources;
  private final CreatedJobs created;
  private final Jobs jobs;
  private final JobTemplate template;
  private final Cluster cluster;
  private final StatePublisher states;

  public StepExecutor(
      KubernetesClient client,
      Sources sources,
      CreatedJobs created,
      Settings settings,
      boolean imageVolumes) {
    this.client = client;
    this.sources = sources;
    this.created = created;
    this.jobs = new Jobs(client);
    this.template = new JobTemplate(settings, new ScriptVolume(settings, imageVolumes));
    this.cluster = new Cluster(client);
    this.states = new StatePublisher(client, jobs);
  }

  /** The step that was taken: the one that was to be, or that the API server refused it. */
  public Step take(Step step, Desired desired, Observer.Sight sight, Instant now) {
    try {
      publish(desired, sight, now);
      act(step, desired, sight);
      return step;
    } catch (NameTakenException e) {
      return new Step.Refused(Failure.of(Reason.PodCannotStart, String.valueOf(e.getMessage())));
    } catch (KubernetesClientException e) {
      return Refusal.of(e).orElseThrow(() -> e);
    }
  }

  /** First of all: no status tells of a success that workloads cannot rely on yet. */
  private void publish(Desired desired, Observer.Sight sight, Instant now) {
    sight
        .observed()
        .toPublish()
        .ifPresent(
            state -> states.publish(desired, sight.observed(), state, sight.published(), now));
  }

  private void act(Step step, Desired desired, Observer.Sight sight) {
    switch (step) {
      case Step.StartPlan(RunKey inputs, int attempt) ->
          start(desired, sight, JobKind.PLAN, inputs, inputs, attempt, Optional.empty(), List.of());
      case Step.StartRun(
              RunKey key,
              RunKey inputs,
              int attempt,
              Optional<PlanHash> plan,
              List<Approval> approvals) ->
          start(desired, sight, JobKind.APPLY, key, inputs, attempt, plan, approvals);
      case Step.FreezePlan(Plan plan, RunKey inputs, _) -> freeze(desired, plan, inputs);
      case Step.Withdraw(JobFact job) -> withdraw(desired, job);
      case Step.End(JobFact job) -> end(desired, job);
      case Step.AwaitApproval _,
          Step.AwaitWindow _,
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
      RunKey inputsKey,
      int attempt,
      Optional<PlanHash> plan,
      List<Approval> approvals) {
    plan.ifPresent(hash -> keepPlan(desired, sight.observed(), hash, inputsKey));
    var request = Requests.of(desired, sight.observed().status());
    var inputs = freezeInputs(desired, sight, inputsKey, request.expecting(null));
    var order =
        new JobTemplate.Order(
            kind,
            key,
            inputsKey,
            attempt,
            inputs,
            Optional.ofNullable(request.expectedSystemIdentifier()),
            plan,
            approvals);
    var job = template.job(desired, order);
    created.expect(desired.id().uid(), job.getMetadata().getName());
    cluster.start(job);
  }

  private Inputs freezeInputs(
      Desired desired, Observer.Sight sight, RunKey key, RunRequest request) {
    var digest = ((Source.Found) sight.observed().source()).digest();
    if (desired.spec().source().image() != null) {
      return freeze(desired, key, request, Optional.empty());
    }
    Function<SourceFiles, Inputs> freeze =
        files -> freeze(desired, key, request, Optional.of(files));
    return sight
        .files()
        .map(freeze)
        .or(() -> sources.with(desired, digest, freeze))
        .orElseThrow(() -> new SourceMovedException(desired.id().path()));
  }

  private Inputs freeze(
      Desired desired, RunKey key, RunRequest request, Optional<SourceFiles> files) {
    return Inputs.of(desired, key, request, files).written(cluster::freeze);
  }

  /** It was frozen before it was approved; should somebody have removed it, it is written again. */
  private void keepPlan(Desired desired, Observed observed, PlanHash hash, RunKey inputs) {
    observed
        .plan()
        .filter(made -> made.hash().equals(hash))
        .flatMap(PlanFact::body)
        .ifPresent(body -> freeze(desired, body, inputs));
  }

  private void freeze(Desired desired, Plan plan, RunKey inputs) {
    cluster.keep(
        new ConfigMapBuilder()
            .withMetadata(
                Owned.metadata(
                    desired,
                    PlanFact.configMap(desired.id(), plan.hash(), inputs),
                    Names.labels(desired.id(), inputs)))
            .withImmutable(true)
            .withData(Map.of(RunnerContainer.PLAN_FILE, Json.write(plan)))
            .build());
  }

  /** Not when its pod has started meanwhile, which the cache may not know yet. */
  private void withdraw(Desired desired, JobFact job) {
    if (!jobs.hasStarted(desired, job.name())) {
      end(desired, job);
    }
  }

  /** By SIGTERM. The Job stays until its pod is gone, so that no other is made beside it. */
  private void end(Desired desired, JobFact job) {
    client
        .batch()
        .v1()
        .jobs()
        .inNamespace(desired.id().namespace())
        .withName(job.name())
        .withPropagationPolicy(DeletionPropagation.FOREGROUND)
        .delete();
  }
}
