package dev.sluice.core.sim;

import dev.sluice.api.v1alpha1.RunStatus;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.api.v1alpha1.SchemaStateSpec;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.Plan;
import dev.sluice.core.plan.PlanHash;
import dev.sluice.core.reconcile.Decider;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.JobFact;
import dev.sluice.core.reconcile.JobKind;
import dev.sluice.core.reconcile.JobName;
import dev.sluice.core.reconcile.Observed;
import dev.sluice.core.reconcile.PlanFact;
import dev.sluice.core.reconcile.Recheck;
import dev.sluice.core.reconcile.Requests;
import dev.sluice.core.reconcile.RunKey;
import dev.sluice.core.reconcile.Runs;
import dev.sluice.core.reconcile.Step;
import dev.sluice.core.sim.Faults.Kind;
import dev.sluice.core.sim.Stored.Job;
import dev.sluice.core.sim.Stored.Migration;
import dev.sluice.core.source.Source;
import dev.sluice.core.status.StatusReport;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One pass over one resource: observe, decide, intend, execute, report; then expiry. */
final class Pass {
  /** Until the cache has what was written meanwhile. */
  private static final Duration OVERTAKEN = Duration.ofMillis(100);

  private final Leader process;
  private final World world;
  private final ApiServer api;
  private final String resource;
  private final Instant began;
  private final Instant now;

  Pass(Leader process, String resource) {
    this.process = process;
    this.world = process.world;
    this.api = process.api;
    this.resource = resource;
    this.began = world.now();
    this.now = world.nowInSeconds();
  }

  void begin() {
    var migration = process.migrations.get(resource).orElse(null);
    if (migration == null) {
      process.done(resource, Optional.empty());
      return;
    }
    var desired = process.desired(migration);
    var observed = new Sight(process, migration, now).observed();
    var step = Decider.decide(desired, observed, began);
    world.tell(process.toString(), () -> resource + " -> " + brief(step, observed));
    process.go(() -> publish(migration, desired, observed, step));
  }

  /** Before anything tells that a run succeeded; over what this pass saw, and nothing else. */
  private void publish(Migration migration, Desired desired, Observed observed, Step step) {
    if (world.broken(Mutation.TOLD_AFTER_STATUS)
        || toPublish(migration, observed)
            .map(state -> publish(migration, observed, state))
            .orElse(true)) {
      process.go(() -> intend(migration, desired, observed, step));
    } else {
      process.failed(resource);
    }
  }

  private Optional<SchemaStateSpec> toPublish(Migration migration, Observed observed) {
    return world.broken(Mutation.TOLD_TOO_EARLY)
        ? Optional.of(process.checks.whatIsThere(migration))
        : observed.toPublish();
  }

  private boolean publish(Migration migration, Observed observed, SchemaStateSpec state) {
    var there = api.states.get(resource).map(Stored.State::spec);
    return (!takesAway(state, there)
            || world.broken(Mutation.TOLD_BY_CACHE)
            || isConfirmed(migration, observed))
        && publish(observed, state);
  }

  private boolean publish(Observed observed, SchemaStateSpec state) {
    var there = api.states.get(resource).map(Stored.State::spec);
    if (there.equals(Optional.of(state))) {
      return true;
    }
    world.tell(process.toString(), () -> resource + " tells workloads of " + state.applied());
    return there.equals(observed.published())
        && call(() -> {
          process.checks.tells(resource, state);
          api.write(new Stored.State(resource, state, 0));
        });
  }

  private static boolean takesAway(SchemaStateSpec state, Optional<SchemaStateSpec> there) {
    return there.filter(known -> !state.applied().containsAll(known.applied())).isPresent();
  }

  /** As the operator reads it past its caches, which may show older runs. */
  private boolean isConfirmed(Migration migration, Observed observed) {
    return api.migrations
            .get(resource)
            .filter(now -> now.status().equals(migration.status()))
            .isPresent()
        && observed.isConfirmedBy(new Sight(process, migration, now).liveJobs());
  }

  /** The API server may refuse what is to be made: a quota, an admission policy. */
  private void intend(Migration migration, Desired desired, Observed observed, Step step) {
    var makes = step instanceof Step.FreezePlan || step.started().isPresent();
    if (makes && world.strikes(Kind.API_REFUSES)) {
      var failure = Failure.of(Reason.PodCannotStart, "As refused by the fake.");
      process.go(() -> report(migration, desired, observed, new Step.Refused(failure)));
      return;
    }
    var written =
        switch (step) {
          case Step.StartPlan(RunKey inputs, _) -> freeze(desired, observed, inputs);
          case Step.StartRun(_, RunKey inputs, _, _, _) -> freeze(desired, observed, inputs);
          case Step.FreezePlan(var plan, RunKey inputs, _) -> freeze(desired, plan, inputs);
          case Step.AwaitApproval _,
              Step.AwaitWindow _,
              Step.ShowPlan _,
              Step.Follow _,
              Step.AwaitPod _,
              Step.Withdraw _,
              Step.End _,
              Step.PauseBeforeRetry _,
              Step.Suspend _,
              Step.Settle _,
              Step.Refused _,
              Step.Halt _ ->
              true;
        };
    if (written) {
      process.go(() -> execute(migration, desired, observed, step));
    } else {
      process.failed(resource);
    }
  }

  /** Empty-handed when the scripts are others by now than those that were decided on. */
  private boolean freeze(Desired desired, Observed observed, RunKey inputs) {
    var live = api.scripts.get(resource);
    if (!(observed.source() instanceof Source.Found found)
        || live.isEmpty()
        || !live.get().digest().equals(found.digest())) {
      return false;
    }
    var request = Requests.of(desired, observed.status());
    var frozen = new ApiServer.Inputs(request, found.digest());
    var id = desired.id();
    var name = JobName.inputs(id, inputs);
    return call(() -> api.inputs.create(name, id.uid(), inputs, world.nowInSeconds(), frozen));
  }

  private boolean freeze(Desired desired, Plan plan, RunKey inputs) {
    var id = desired.id();
    var name = PlanFact.configMap(id, plan.hash(), inputs);
    return call(() -> api.plans.create(name, id.uid(), inputs, world.nowInSeconds(), plan));
  }

  private void execute(Migration migration, Desired desired, Observed observed, Step step) {
    var done =
        switch (step) {
          case Step.StartPlan(RunKey inputs, int attempt) ->
              create(migration, JobKind.PLAN, inputs, inputs, attempt, Optional.empty());
          case Step.StartRun(RunKey key, RunKey inputs, int attempt, Optional<PlanHash> plan, _) ->
              create(migration, JobKind.APPLY, key, inputs, attempt, plan);
          case Step.Withdraw(var job) ->
              call(() -> api.jobs.get(job.name()).ifPresent(process.cluster::delete));
          case Step.End(var job) ->
              call(() -> api.jobs.get(job.name()).ifPresent(process.cluster::delete));
          case Step.FreezePlan _,
              Step.AwaitApproval _,
              Step.AwaitWindow _,
              Step.ShowPlan _,
              Step.Follow _,
              Step.AwaitPod _,
              Step.PauseBeforeRetry _,
              Step.Suspend _,
              Step.Settle _,
              Step.Refused _,
              Step.Halt _ ->
              true;
        };
    if (done) {
      process.go(() -> report(migration, desired, observed, step));
    } else {
      process.failed(resource);
    }
  }

  /** AlreadyExists is as good. */
  private boolean create(
      Migration migration,
      JobKind kind,
      RunKey key,
      RunKey inputs,
      int attempt,
      Optional<PlanHash> plan) {
    var id = migration.id();
    var random = world.broken(Mutation.RANDOM_JOB_NAMES) ? "-" + world.chance.number() : "";
    var name = JobName.of(id, kind, key, attempt) + random;
    if (!world.broken(Mutation.NO_MEMORY_OF_CREATED_JOBS)) {
      process.created.computeIfAbsent(id.uid(), _ -> new HashSet<>()).add(name);
    }
    return call(() -> {
      if (api.jobs.get(name).isPresent()) {
        return;
      }
      var job =
          new Job(
              name,
              name + "/" + api.version(),
              migration,
              kind,
              key,
              attempt,
              JobName.inputs(id, inputs),
              plan.map(hash -> PlanFact.configMap(id, hash, inputs)).orElse(null),
              process.number,
              world.nowInSeconds(),
              false,
              false,
              null,
              0);
      process.checks.creates(job);
      process.cluster.created(api.write(job));
      if (!api.exists(migration)) {
        process.cluster.orphan(migration);
      }
    });
  }

  private void report(Migration migration, Desired desired, Observed observed, Step step) {
    if (world.broken(Mutation.EXPIRY_BEFORE_STATUS) && !expire(observed, _ -> true)) {
      process.failed(resource);
      return;
    }
    world.saw(step.getClass());
    var status = StatusReport.of(desired, observed, step, now);
    if (status.equals(migration.status()) && !world.broken(Mutation.SAME_STATUS_WRITTEN)) {
      process.go(() -> finish(observed, status, step));
    } else {
      write(migration, desired, observed, status, step);
    }
  }

  private void write(
      Migration migration,
      Desired desired,
      Observed observed,
      SchemaMigrationStatus status,
      Step step) {
    var there = api.migrations.get(resource).orElse(null);
    if (there == null || !there.uid().equals(migration.uid())) {
      process.failed(resource);
      return;
    }
    if (there.version() != migration.version() && !world.broken(Mutation.BLIND_STATUS_WRITES)) {
      world.tell(process.toString(), () -> resource + " conflict");
      process.done(resource, Optional.of(OVERTAKEN));
      return;
    }
    var written = new AtomicReference<Migration>();
    var answered =
        call(() -> {
          process.checks.reports(process.number, there, desired, observed, status);
          written.set(api.write(there.with(status)));
        });
    if (answered) {
      process.migrations.own(written.get());
      process.go(() -> forget(migration, observed, status, step));
    } else {
      process.failed(resource);
    }
  }

  /** Once status stands: what earlier runs were given. The one under way and its plan stay. */
  private void forget(
      Migration migration, Observed observed, SchemaMigrationStatus status, Step step) {
    var done =
        step.started()
            .filter(_ -> migration.status().run() != null)
            .map(inputs -> call(() -> forget(migration.uid(), Runs.endedBefore(status, inputs))))
            .orElse(true);
    if (done) {
      process.go(() -> finish(observed, status, step));
    } else {
      process.failed(resource);
    }
  }

  private void forget(String uid, Set<RunKey> keys) {
    api.inputs.delete(uid, keys, now);
    api.plans.delete(uid, keys, now);
  }

  private void finish(Observed observed, SchemaMigrationStatus status, Step step) {
    var recorded = status.history().stream().map(RunStatus::job).collect(Collectors.toSet());
    var told =
        !world.broken(Mutation.TOLD_AFTER_STATUS)
            || observed.toPublish().map(state -> publish(observed, state)).orElse(true);
    if (!told || !expire(observed, recorded::contains)) {
      process.failed(resource);
      return;
    }
    var lookAgain = Recheck.after(step, began);
    process.done(resource, lookAgain.filter(_ -> !world.broken(Mutation.NOBODY_LOOKS_AGAIN)));
  }

  /** A Job goes after a while once status has taken it in, and not before. */
  private boolean expire(Observed observed, Predicate<String> recorded) {
    return observed.jobs().stream()
        .filter(job -> recorded.test(job.name()) && !job.state().active() && !job.expires())
        .allMatch(job -> call(() -> api.jobs.get(job.name()).ifPresent(process.cluster::expire)));
  }

  /** False when the call failed; it may have been carried out all the same. */
  private boolean call(Runnable request) {
    var fails = world.strikes(Kind.API_FAILS);
    if (!fails || world.chance.of(0.5)) {
      request.run();
    }
    return !fails;
  }

  private static String brief(Step step, Observed observed) {
    var text = step.toString();
    var jobs = observed.jobs().stream().map(Pass::brief).collect(Collectors.joining(", "));
    return text.substring(0, Math.min(text.length(), 90)) + " of [" + jobs + "]";
  }

  private static String brief(JobFact job) {
    return job.name() + " " + job.state().getClass().getSimpleName();
  }
}
