package dev.sluice.app.observe;

import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.app.naming.Names;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.JobFact;
import dev.sluice.core.reconcile.JobKind;
import dev.sluice.core.reconcile.JobState;
import dev.sluice.core.reconcile.Observed;
import dev.sluice.core.reconcile.PlanFact;
import dev.sluice.core.reconcile.RunKey;
import dev.sluice.core.source.SourceFiles;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first room of a pass: all facts, from caches where they may be and live where they must. */
public final class Observer {
  /**
   * What a pass saw.
   *
   * @param files the scripts, where this pass had to read them
   */
  public record Sight(Observed observed, Optional<SourceFiles> files) {}

  private final KubernetesClient client;
  private final Sources sources;
  private final Jobs jobs;

  public Observer(KubernetesClient client, Sources sources) {
    this.client = client;
    this.sources = sources;
    this.jobs = new Jobs(client);
  }

  public Sight observe(
      SchemaMigration resource, Desired desired, Context<SchemaMigration> context, Instant now) {
    var status = Optional.ofNullable(resource.getStatus()).orElse(SchemaMigrationStatus.EMPTY);
    var facts = new ArrayList<JobFact>();
    var pods = context.getSecondaryResources(Pod.class);
    context
        .getSecondaryResourcesAsStream(Job.class)
        .filter(job -> desired.id().uid().equals(Names.label(job, Names.UID)))
        .forEach(job -> facts.add(jobs.fact(job, pods, now)));
    unseen(desired, status, facts, now).ifPresent(facts::add);
    var source = sources.look(desired, status.source());
    var observed = new Observed(source.fact(), facts, PlanFact.latest(facts, status), status);
    return new Sight(observed, source.files());
  }

  /** A Job that status says is under way and the cache does not have: new, or deleted? */
  private Optional<JobFact> unseen(
      Desired desired, SchemaMigrationStatus status, List<JobFact> seen, Instant now) {
    var run = status.run();
    if (run == null
        || run.outcome() != null
        || seen.stream().anyMatch(job -> job.name().equals(run.job()))) {
      return Optional.empty();
    }
    var live = live(desired, run.job());
    if (live != null) {
      return Optional.of(jobs.fact(live, List.of(), now));
    }
    return Optional.of(
        new JobFact(
            run.job(),
            JobKind.of(run.kind()),
            new RunKey(run.key()),
            run.attempt(),
            desired.spec().database().url(),
            run.retry(),
            run.startedAt() == null ? now : Instant.parse(run.startedAt()),
            true,
            new JobState.Lost("Job " + run.job() + " was deleted before it reported.", now)));
  }

  private @Nullable Job live(Desired desired, String name) {
    return client.batch().v1().jobs().inNamespace(desired.id().namespace()).withName(name).get();
  }
}
