package dev.sluice.core.sim;

import dev.sluice.core.sim.Faults.Kind;
import dev.sluice.core.sim.Stored.Job;
import dev.sluice.core.sim.Stored.Migration;
import dev.sluice.core.sim.Stored.Pod;
import dev.sluice.core.sim.Stored.ScriptMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** One life of an operator as the leader: its caches, and one pass at a time per resource. */
final class Leader {
  private static final int RETRY = 1_000;

  final int number;
  final World world;
  final ApiServer api;
  final Jobs cluster;
  final Checks checks;
  final Watch<Migration> migrations;
  final Watch<ScriptMap> scripts;
  final Watch<Job> jobs;
  final Watch<Pod> pods;

  /** Jobs that it created and that its cache does not have yet, by the uid of their owner. */
  final Map<String, Set<String>> created = new HashMap<>();

  private final Set<String> busy = new HashSet<>();
  private final Set<String> again = new HashSet<>();
  private final Set<String> retrying = new HashSet<>();
  private boolean dead;
  private long stoppedUntil;

  Leader(int number, World world, ApiServer api, Jobs cluster, Checks checks) {
    this.number = number;
    this.world = world;
    this.api = api;
    this.cluster = cluster;
    this.checks = checks;
    migrations = new Watch<>(world, api.migrations, this::wake);
    scripts = new Watch<>(world, api.scripts, this::wake);
    jobs = new Watch<>(world, api.jobs, this::wake);
    pods = new Watch<>(world, api.pods, this::wake);
    checks.started(number);
    api.migrations.list().forEach(migration -> wake(migration.name()));
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

  void wakeLater(String resource, long millis) {
    world.after(millis, () -> wake(resource));
  }

  /** After a conflict or a failed call. */
  void tryAgain(String resource) {
    if (retrying.add(resource)) {
      world.after(
          RETRY,
          () -> {
            retrying.remove(resource);
            wake(resource);
          });
    }
    done(resource);
  }

  void done(String resource) {
    busy.remove(resource);
    if (again.remove(resource)) {
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
    }
  }

  @Override
  public String toString() {
    return "operator " + number;
  }
}
