package dev.sluice.core.sim;

import org.jspecify.annotations.Nullable;

/**
 * Two operators and their lease. A leader that stood still for too long finds another one in its
 * place, and both act until it notices.
 */
final class Operators {
  private static final int LEASE = 15_000;
  private static final int RENEW = 2_000;

  private final World world;
  private final ApiServer api;
  private final Jobs jobs;
  private final Checks checks;
  private @Nullable Leader leader;
  private long renewed;
  private int number;

  Operators(World world, ApiServer api, Jobs jobs, Checks checks) {
    this.world = world;
    this.api = api;
    this.jobs = jobs;
    this.checks = checks;
  }

  void start() {
    live(1);
    live(2);
  }

  /** One of the two, now a candidate. */
  private void live(int which) {
    world.after(
        world.chance.between(RENEW / 2, RENEW),
        () -> {
          var vacant = leader == null || world.millis() - renewed > LEASE;
          if (vacant) {
            lead(which);
          } else {
            live(which);
          }
        });
  }

  private void lead(int which) {
    var process = new Leader(++number, world, api, jobs, checks);
    world.tell("lease", () -> "replica " + which + " leads as " + process);
    leader = process;
    renewed = world.millis();
    renew(which, process);
  }

  private void renew(int which, Leader process) {
    world.after(
        RENEW,
        () -> {
          if (process.dead()) {
            world.between(500, 8_000, () -> live(which));
          } else if (leader != process) {
            noticeLater(which, process);
          } else {
            if (!process.isStopped()) {
              renewed = world.millis();
            }
            renew(which, process);
          }
        });
  }

  /** It lost the lease while it stood still; it acts on until it sees that, and then exits. */
  private void noticeLater(int which, Leader process) {
    if (process.isStopped()) {
      world.after(500, () -> noticeLater(which, process));
      return;
    }
    world.between(
        1,
        3_000,
        () -> {
          process.kill();
          live(which);
        });
  }

  void lookAtAll() {
    if (leader != null) {
      var process = leader;
      api.migrations.list().forEach(migration -> process.wake(migration.name()));
    }
  }
}
