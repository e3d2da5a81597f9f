package dev.sluice.core.sim;

import dev.sluice.core.reconcile.Desired;
import dev.sluice.core.sim.Faults.Kind;
import dev.sluice.core.sim.Stored.Job;
import dev.sluice.core.sim.Stored.Migration;
import dev.sluice.core.sim.Stored.Pod;
import dev.sluice.core.sim.Stored.ScriptMap;
import dev.sluice.core.sim.Stored.State;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** One life of an operator as the leader: its caches, and one pass at a time per resource. */
final class Leader {
  final int number;
  final World world;
  final ApiServer api;
  final Jobs cluster;
  final Checks checks;
  final Watch<Migration> migrations;
  final Watch<ScriptMap> scripts;
  final Watch<Job> jobs;
  final Watch<Pod> pods;
  final Watch<State> states;

  /** Jobs that it created and that its cache does not have yet, by the uid of their owner. */
  final Map<String, Set<String>> created = new HashMap<>();

  private final Set<String> busy = new HashSet<>();
  private final Set<String> again = new HashSet<>();
  private final Map<String, Integer> failed = new HashMap<>();
  private final Map<String, Integer> due = new HashMap<>();
  private int timers;
  private boolean dead;
  private long stoppedUntil;

  Leader(int number, World world, ApiServer api, Jobs cluster, Checks checks) {
    this.number = number;
    this.world = world;
    this.api = api;
    this.cluster = cluster;
    this.checks = checks;
    migrations = watch(api.migrations, Migration::concernsUs);
    scripts = watch(api.scripts, (_, _) -> true);
    jobs = watch(api.jobs, (_, _) -> true);
    pods = watch(api.pods, (_, _) -> true);
    states = watch(api.states, (_, _) -> true);
    checks.started(number);
    api.migrations.list().forEach(migration -> wake(migration.name()));
  }

  private <T extends Stored> Watch<T> watch(Store<T> store, BiPredicate<T, T> concerns) {
    return new Watch<>(world, store, concerns, this::wake, this::resume);
  }

  /** What it takes a resource to ask for. */
  Desired desired(Migration migration) {
    var spec = migration.spec();
    if (world.broken(Mutation.NO_SUSPEND)) {
      spec = Specs.unsuspended(spec);
    } else if (world.broken(Mutation.NO_APPROVAL)) {
      spec = Specs.careless(spec);
    }
    return migration.desired(spec);
  }

  void wake(String resource) {
    if (dead) {
      return;
    }
    if (!busy.add(resource)) {
      again.add(resource);
      return;
    }
    go(() -> new Pass(this, resource).begin());
  }

  /** After a failed call; each is waited for longer than the one before. */
  void failed(String resource) {
    var failures = failed.merge(resource, 1, Integer::sum);
    end(resource, Optional.of(Duration.ofMillis(Math.min(30_000, 250L << Math.min(failures, 10)))));
  }

  /**
   * A pass is over. What came meanwhile is looked at in another one.
   *
   * @param lookAgain in place of a time that was set before; empty: only when something changes
   */
  void done(String resource, Optional<Duration> lookAgain) {
    failed.remove(resource);
    end(resource, lookAgain);
  }

  private void end(String resource, Optional<Duration> lookAgain) {
    busy.remove(resource);
    if (again.remove(resource)) {
      wake(resource);
      return;
    }
    var timer = ++timers;
    due.put(resource, timer);
    lookAgain.ifPresent(after -> world.after(after.toMillis(), () -> ring(resource, timer)));
  }

  private void ring(String resource, int timer) {
    if (Integer.valueOf(timer).equals(due.get(resource))) {
      wake(resource);
    }
  }

  /** The next small thing of a pass; between any two of them the process may stop, or die. */
  void go(Runnable next) {
    world.between(
        1,
        8,
        () -> {
          if (!dead && world.strikes(Kind.OPERATOR_KILLED)) {
            kill();
          }
          if (!dead && world.strikes(Kind.OPERATOR_PAUSED)) {
            stoppedUntil = world.millis() + world.chance.between(1_000, 60_000);
            world.tell(toString(), () -> "stands still until " + stoppedUntil);
          }
          resume(next);
        });
  }

  private void resume(Runnable next) {
    if (dead) {
      return;
    }
    if (isStopped()) {
      world.after(stoppedUntil - world.millis(), () -> resume(next));
    } else {
      next.run();
    }
  }

  boolean isStopped() {
    return world.millis() < stoppedUntil;
  }

  boolean dead() {
    return dead;
  }

  void kill() {
    if (!dead) {
      world.tell(toString(), () -> "is killed");
      dead = true;
      migrations.close();
      scripts.close();
      jobs.close();
      pods.close();
      states.close();
    }
  }

  @Override
  public String toString() {
    return "operator " + number;
  }
}
