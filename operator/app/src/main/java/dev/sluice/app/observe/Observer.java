package dev.sluice.app.observe;

import dev.sluice.api.v1alpha1.RunStatus;
import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.api.v1alpha1.SchemaState;
import dev.sluice.app.naming.Names;
import dev.sluice.core.approval.ApprovalFacts;
import dev.sluice.core.gate.HeldWorkload;
import dev.sluice.core.gate.MigrationName;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.JobFact;
import dev.sluice.core.reconcile.JobKind;
import dev.sluice.core.reconcile.JobState;
import dev.sluice.core.reconcile.Observed;
import dev.sluice.core.reconcile.PlanFact;
import dev.sluice.core.reconcile.RunKey;
import dev.sluice.core.reconcile.Step;
import dev.sluice.core.source.Source;
import dev.sluice.core.source.SourceFiles;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The first room of a pass: all facts, from caches where they may be and live where they must. */
public final class Observer {
  /**
   * What a pass saw.
   *
   * @param published what workloads are told of the database
   * @param files the scripts, where this pass had to read them
   * @param refused what to tell when the API server lets us see no more
   */
  public record Sight(
      Observed observed,
      Optional<SchemaState> published,
      Optional<SourceFiles> files,
      Optional<Step> refused) {}

  private static final Source UNSEEN = new Source.Invalid("not seen");

  private final Sources sources;
  private final CreatedJobs created;
  private final Jobs jobs;
  private final Approvals approvals;
  private final Function<MigrationName, List<HeldWorkload>> held;
  private final KubernetesClient client;

  public Observer(
      KubernetesClient client,
      Sources sources,
      CreatedJobs created,
      Approvals approvals,
      Function<MigrationName, List<HeldWorkload>> held) {
    this.sources = sources;
    this.approvals = approvals;
    this.held = held;
    this.created = created;
    this.jobs = new Jobs(client);
    this.client = client;
  }

  public Sight observe(
      SchemaMigration resource, Desired desired, Context<SchemaMigration> context, Instant now) {
    var status = Optional.ofNullable(resource.getStatus()).orElse(SchemaMigrationStatus.EMPTY);
    var facts = facts(desired, status, context, now);
    var plan = PlanFact.latest(facts, status);
    var waiting = held.apply(new MigrationName(desired.id().namespace(), desired.id().name()));
    try {
      var source =
          Names.annotation(resource, Names.UNREADABLE)
              .map(field -> new Sources.Read(Sources.unreadable(field), Optional.empty()))
              .orElseGet(() -> sources.look(desired, status.source()));
      var decided = approvals.about(resource, desired, plan, facts, context, now);
      var seen =
          new Observed(source.fact(), facts, plan, decided, Optional.empty(), waiting, status);
      return sight(desired, seen, context, source.files(), Optional.empty());
    } catch (KubernetesClientException e) {
      var refused = Refusal.of(e);
      if (refused.isEmpty()) {
        throw e;
      }
      var none = ApprovalFacts.none(now);
      var unseen = new Observed(UNSEEN, facts, plan, none, Optional.empty(), waiting, status);
      return sight(desired, unseen, context, Optional.empty(), refused);
    }
  }

  private Sight sight(
      Desired desired,
      Observed seen,
      Context<SchemaMigration> context,
      Optional<SourceFiles> files,
      Optional<Step> refused) {
    var cached = context.getSecondaryResource(SchemaState.class);
    var told = seen.telling(cached.map(SchemaState::getSpec)).isTold();
    var known = told || seen.status().applied() == null;
    var published = known && !seen.hasNews() ? cached : live(desired);
    return new Sight(seen.telling(published.map(SchemaState::getSpec)), published, files, refused);
  }

  /** A Job would be made for what only the cache lacks, and Ready said of what only it has. */
  private Optional<SchemaState> live(Desired desired) {
    return Optional.ofNullable(
        client
            .resources(SchemaState.class)
            .inNamespace(desired.id().namespace())
            .withName(desired.id().name())
            .get());
  }

  private List<JobFact> facts(
      Desired desired,
      SchemaMigrationStatus status,
      Context<SchemaMigration> context,
      Instant now) {
    var pods = context.getSecondaryResources(Pod.class);
    var facts = new LinkedHashMap<String, JobFact>();
    context
        .getSecondaryResourcesAsStream(Job.class)
        .filter(job -> Jobs.isOf(desired, job))
        .map(job -> jobs.fact(job, pods, now))
        .forEach(fact -> facts.put(fact.name(), fact));
    for (var name : created.of(desired.id().uid())) {
      var unseen =
          facts.containsKey(name) ? Optional.<JobFact>empty() : jobs.live(desired, name, now);
      unseen.ifPresentOrElse(
          fact -> facts.put(name, fact), () -> created.forget(desired.id().uid(), name));
    }
    var run = status.run();
    if (run != null && run.outcome() == null && !facts.containsKey(run.job())) {
      facts.put(
          run.job(), jobs.live(desired, run.job(), now).orElseGet(() -> gone(desired, run, now)));
    }
    return List.copyOf(facts.values());
  }

  /** Status says that it is under way, and it is nowhere. */
  private static JobFact gone(Desired desired, RunStatus run, Instant now) {
    return new JobFact(
        run.job(),
        JobKind.of(run.kind()),
        new RunKey(run.key()),
        run.attempt(),
        desired.spec().database().url(),
        run.retry(),
        run.approvedBy(),
        run.startedAt() == null ? now : Instant.parse(run.startedAt()),
        true,
        new JobState.Lost("Job " + run.job() + " was deleted before it reported.", now));
  }
}
