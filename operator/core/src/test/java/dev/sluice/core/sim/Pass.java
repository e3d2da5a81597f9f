package dev.sluice.core.sim;

import dev.sluice.api.v1alpha1.RunStatus;
import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.core.plan.PlanHash;
import dev.sluice.core.plan.Target;
import dev.sluice.core.reconcile.Decider;
import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.reconcile.JobFact;
import dev.sluice.core.reconcile.JobKind;
import dev.sluice.core.reconcile.JobName;
import dev.sluice.core.reconcile.Observed;
import dev.sluice.core.reconcile.PlanFact;
import dev.sluice.core.reconcile.RunKey;
import dev.sluice.core.reconcile.Step;
import dev.sluice.core.run.RunRequest;
import dev.sluice.core.sim.Faults.Kind;
import dev.sluice.core.sim.Stored.Job;
import dev.sluice.core.sim.Stored.Migration;
import dev.sluice.core.source.Source;
import dev.sluice.core.status.StatusReport;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One pass over one resource: observe, decide, intend, execute, report; then expiry. */
final class Pass {
  private final Leader process;
  private final World world;
  private final ApiServer api;
  private final String resource;

  Pass(Leader process, String resource) {
    this.process = process;
    this.world = process.world;
    this.api = process.api;
    this.resource = resource;
  }

  void begin() {
    var migration = process.migrations.get(resource).orElse(null);
    if (migration == null) {
      process.done(resource);
      return;
    }
    var desired = migration.desired();
    var observed = new Sight(process, migration).observed();
    var step = Decider.decide(desired, observed, world.now());
    world.tell(process.toString(), () -> resource + " -> " + brief(step, observed));
    process.go(() -> intend(migration, desired, observed, step));
  }

  private void intend(Migration migration, Desired desired, Observed observed, Step step) {
    var written =
        switch (step) {
          case Step.StartPlan(RunKey inputs, _) -> freeze(migration, desired, observed, inputs);
          case Step.StartRun(_, RunKey inputs, _, _) ->
              freeze(migration, desired, observed, inputs);
          case Step.FreezePlan(var plan, _, _) ->
              call(
                  () -> api.plans.putIfAbsent(PlanFact.configMap(desired.id(), plan.hash()), plan));
          case Step.AwaitApproval _,
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
      process.tryAgain(resource);
    }
  }

  /** Empty-handed when the scripts are others by now than those that were decided on. */
  private boolean freeze(Migration migration, Desired desired, Observed observed, RunKey inputs) {
    var live = api.scripts.get(resource);
    if (!(observed.source() instanceof Source.Found found)
        || live.isEmpty()
        || !live.get().digest().equals(found.digest())) {
      return false;
    }
    var frozen = new ApiServer.Inputs(request(migration, desired), found.digest());
    return call(() -> api.inputs.putIfAbsent(JobName.inputs(desired.id(), inputs), frozen));
  }

  private static RunRequest request(Migration migration, Desired desired) {
    var spec = desired.spec();
    var applied = migration.status().applied();
    var known = applied != null && applied.url().equals(spec.database().url());
    var checks =
        spec.checks().before().stream()
            .map(check -> new RunRequest.Check(check.name(), check.sql(), check.expect()))
            .toList();
    return new RunRequest(
        desired.id().uid(),
        desired.id().path(),
        new Target(spec.database().url(), spec.database().schemas()),
        spec.target(),
        spec.placeholders(),
        Duration.ofSeconds(2),
        Duration.ofSeconds(90),
        spec.run().retries().attempts(),
        Duration.ofSeconds(60),
        checks,
        List.of(),
        known ? Objects.requireNonNull(applied).systemIdentifier() : null);
  }

  private void execute(Migration migration, Desired desired, Observed observed, Step step) {
    var done =
        switch (step) {
          case Step.StartPlan(RunKey inputs, int attempt) ->
              create(migration, JobKind.PLAN, inputs, inputs, attempt, Optional.empty());
          case Step.StartRun(RunKey key, RunKey inputs, int attempt, Optional<PlanHash> plan) ->
              create(migration, JobKind.APPLY, key, inputs, attempt, plan);
          case Step.Withdraw(var job) ->
              call(() -> api.jobs.get(job.name()).ifPresent(process.cluster::delete));
          case Step.End(var job) ->
              call(() -> api.jobs.get(job.name()).ifPresent(process.cluster::delete));
          case Step.FreezePlan _,
              Step.AwaitApproval _,
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
      process.tryAgain(resource);
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
              plan.map(hash -> PlanFact.configMap(id, hash)).orElse(null),
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
    if (world.broken(Mutation.EXPIRY_BEFORE_STATUS)) {
      expire(observed, _ -> true);
    }
    var status = StatusReport.of(desired, observed, step, world.now());
    var written = status.equals(migration.status()) || write(migration, desired, observed, status);
    if (!written) {
      process.tryAgain(resource);
      return;
    }
    process.go(() -> finish(observed, status, step));
  }

  private boolean write(
      Migration migration, Desired desired, Observed observed, SchemaMigrationStatus status) {
    var now = api.migrations.get(resource).orElse(null);
    if (now == null || !now.uid().equals(migration.uid())) {
      return false;
    }
    if (now.version() != migration.version() && !world.broken(Mutation.BLIND_STATUS_WRITES)) {
      world.tell(process.toString(), () -> resource + " conflict");
      return false;
    }
    return call(() -> {
      process.checks.reports(now, desired, observed, status);
      process.migrations.own(api.write(now.with(status)));
    });
  }

  private void finish(Observed observed, SchemaMigrationStatus status, Step step) {
    var recorded = status.history().stream().map(RunStatus::job).collect(Collectors.toSet());
    expire(observed, recorded::contains);
    wakeFor(step);
    process.done(resource);
  }

  /** A Job goes after a while once status has taken it in, and not before. */
  private void expire(Observed observed, Predicate<String> recorded) {
    for (var job : observed.jobs()) {
      if (recorded.test(job.name()) && !job.state().active() && !job.expires()) {
        call(() -> api.jobs.get(job.name()).ifPresent(process.cluster::expire));
      }
    }
  }

  private void wakeFor(Step step) {
    if (step instanceof Step.PauseBeforeRetry pause) {
      var wait = Duration.between(world.now(), pause.until()).toMillis();
      process.wakeLater(resource, Math.max(1, wait));
    }
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
