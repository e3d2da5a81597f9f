package dev.sluice.core.sim;

import dev.sluice.core.approval.PolicyCombination;
import dev.sluice.core.plan.Plan;
import dev.sluice.core.reconcile.JobKind;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.run.Approval;
import dev.sluice.core.run.Report;
import dev.sluice.core.run.Run;
import dev.sluice.core.run.RunRequest;
import dev.sluice.core.sim.Faults.Kind;
import dev.sluice.core.sim.Stored.Job;
import dev.sluice.core.sim.Stored.Pod;
import dev.sluice.core.sim.Stored.PodPhase;
import dev.sluice.core.sql.Grammar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Nodes: pods that start late, never or twice, that die, and whose nodes are lost with them. */
final class Kubelet {
  private static final Approval YES =
      new Approval("somebody", "2026-01-01T00:00:00Z", "annotation");
  private final World world;
  private final ApiServer api;
  private final Databases databases;
  private final Checks checks;
  private final Map<String, Runner> runners = new LinkedHashMap<>();
  private final List<Runner> ghosts = new ArrayList<>();
  private final List<Integer> clocks;
  private int number;

  Kubelet(World world, ApiServer api, Databases databases, Checks checks) {
    this.world = world;
    this.api = api;
    this.databases = databases;
    this.checks = checks;
    this.clocks = world.chance.of(0.5) ? List.of(0) : List.of(0, world.chance.between(-3, 3));
  }

  /** By the clock of its node, which is not the API server's. */
  private Instant endOf(String pod) {
    return world.nowInSeconds().plusSeconds(clocks.get(pod.length() % clocks.size()));
  }

  boolean idle() {
    return runners.values().stream().noneMatch(Runner::alive)
        && ghosts.stream().noneMatch(Runner::alive);
  }

  void start(Job job, Consumer<Job> ended) {
    var name = job.name() + "-" + ++number;
    api.write(
        new Pod(name, job.resource(), job.uid(), PodPhase.PENDING, false, null, world.now(), 0));
    if (world.strikes(Kind.POD_DELETED)) {
      world.between(0, 20_000, () -> api.pods.get(name).ifPresent(this::terminate));
    }
    if (world.strikes(Kind.NODE_LOST)) {
      world.between(0, 20_000, () -> loseNode(name, job, ended));
    }
    world.between(20, 2_500, () -> run(name, job, ended));
  }

  private void run(String name, Job job, Consumer<Job> ended) {
    var pod = api.pods.get(name).orElse(null);
    if (pod == null || pod.phase() == PodPhase.ENDED) {
      return;
    }
    if (pod.deleting()) {
      remove(name, job, ended);
      return;
    }
    var inputs = api.inputs.get(job.inputs()).orElse(null);
    var plan = job.plan() == null ? null : api.plans.get(job.plan()).orElse(null);
    if (inputs == null
        || (job.plan() != null && plan == null)
        || world.strikes(Kind.POD_NEVER_STARTS)) {
      if (pod.phase() != PodPhase.STUCK) {
        api.write(pod.to(PodPhase.STUCK, null, world.now()));
      }
      world.after(5_000, () -> run(name, job, ended));
      return;
    }
    api.write(pod.to(PodPhase.RUNNING, null, world.now()));
    var runner = runner(name, job, inputs, plan, report -> ended(name, job, report, ended));
    runners.put(name, runner);
    runner.start();
    if (world.strikes(Kind.STARTS_TWICE)) {
      var twin = runner(name + "-twin", job, inputs, plan, _ -> {});
      ghosts.add(twin);
      world.between(1, 10_000, twin::start);
    }
  }

  /** With the argument that the Job's maker gave it. */
  private RunRequest request(Job job, RunRequest frozen) {
    if (world.broken(Mutation.NO_STOP_AT_RISK)) {
      return frozen;
    }
    var own = PolicyCombination.of(job.owner().spec().approval(), List.of());
    return frozen.stoppingAt(
        own.stopAtRisk().map(level -> Risk.valueOf(level.name())).orElse(null));
  }

  private Runner runner(
      String name,
      Job job,
      ApiServer.Inputs inputs,
      @Nullable Plan plan,
      Consumer<@Nullable Report> ended) {
    var digest = inputs.digest();
    if (world.broken(Mutation.NO_FROZEN_INPUTS)) {
      digest = api.scripts.get(job.resource()).map(Stored.ScriptMap::digest).orElse(digest);
    }
    var run =
        new Run(
            request(job, inputs.request()),
            job.kind() == JobKind.PLAN ? Report.Command.PLAN : Report.Command.APPLY,
            job.attempt(),
            databases.scripts.set(digest),
            databases.scripts,
            sql -> new Grammar.Parsed(List.of()),
            world.broken(Mutation.NO_PLAN_GIVEN) ? null : plan,
            plan == null ? List.of() : List.of(YES),
            world.chance.number());
    var target = inputs.request().target();
    var database = databases.at(target.url());
    var schema = database.schema(target.schemas().getFirst());
    return new Runner(
        world,
        name,
        run,
        process -> new Hands(world, database, schema, process),
        facts -> checks.writes(job, facts),
        ended);
  }

  private void ended(String name, Job job, @Nullable Report report, Consumer<Job> ended) {
    runners.remove(name);
    api.pods
        .get(name)
        .filter(pod -> pod.phase() != PodPhase.ENDED)
        .ifPresent(pod -> {
          if (report != null && !pod.deleting()) {
            checks.reported(job);
          }
          checks.podEnded(job);
          checks.ended(job, report);
          api.write(pod.to(PodPhase.ENDED, report, endOf(name)));
          if (pod.deleting()) {
            world.between(10, 500, () -> remove(name, job, ended));
          } else {
            ended.accept(job);
          }
        });
  }

  private void remove(String name, Job job, Consumer<Job> ended) {
    api.pods.get(name).ifPresent(api.pods::remove);
    checks.podEnded(job);
    ended.accept(job);
  }

  /** SIGTERM, and the pod is gone once it has ended. */
  void terminate(Pod pod) {
    var now = api.pods.get(pod.name()).orElse(null);
    if (now == null || now.deleting() || now.phase() == PodPhase.ENDED) {
      return;
    }
    world.tell("kubelet", () -> "terminates " + pod.name());
    api.write(now.beingDeleted());
    var runner = runners.get(pod.name());
    if (runner != null) {
      world.between(1, 300, runner::interrupt);
    }
  }

  /** The node is unreachable: the pod counts as failed, and its runner may well go on. */
  private void loseNode(String name, Job job, Consumer<Job> ended) {
    var pod = api.pods.get(name).orElse(null);
    if (pod == null || pod.phase() == PodPhase.ENDED) {
      return;
    }
    world.tell("kubelet", () -> "loses the node of " + name);
    var runner = runners.remove(name);
    if (runner != null) {
      ghosts.add(runner);
      if (world.chance.of(0.4)) {
        runner.partition();
      }
      world.between(1_000, 180_000, runner::kill);
    }
    checks.podEnded(job);
    checks.ended(job, null);
    api.write(pod.to(PodPhase.ENDED, null, world.now()));
    ended.accept(job);
  }
}
