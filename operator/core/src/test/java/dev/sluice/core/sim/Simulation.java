package dev.sluice.core.sim;

import java.util.ArrayList;
import java.util.Set;

/** One seed, from the first resource to rest. */
final class Simulation {
  private static final long MINUTE = 60_000;

  /** Twice the longest that 10,000 seeds took. */
  private static final long BOUND = 10 * MINUTE;

  /** What a seed came to see. */
  record Seen(Set<Object> all, int jobs, int effects, long convergedMillis, int retries) {}

  private final World world;
  private final ApiServer api = new ApiServer();
  private final Databases databases;
  private final Checks checks;
  private final People people;
  private final Care care;
  private final Operators operators;

  private Simulation(long seed, Mutation mutation, Trace trace) {
    var chance = new Chance(seed);
    world = new World(chance, Faults.draw(chance), mutation, trace);
    databases = databases(world);
    var truth = new Truth(api, databases);
    checks = new Checks(world, api, databases, truth);
    var kubelet = new Kubelet(world, api, databases, checks);
    var jobs = new Jobs(world, api, kubelet, checks);
    people = new People(world, api, jobs, databases);
    care = new Care(world, api, checks, kubelet, databases, truth, people);
    operators = new Operators(world, api, jobs, checks);
  }

  private static Databases databases(World world) {
    var all = new ArrayList<Database>();
    for (int i = 1; i <= world.chance.between(1, 2); i++) {
      all.add(new Database(world, "jdbc:postgresql://db" + i + "/orders", "730" + i));
    }
    return new Databases(new Scripts(world.chance), all);
  }

  static Seen run(long seed, Mutation mutation, Trace trace) {
    return new Simulation(seed, mutation, trace).run();
  }

  private Seen run() {
    people.start(world.chance.between(1, 3));
    operators.start();
    world.run(world.chance.between(2, 6) * MINUTE, () -> false);
    world.faults.end();
    world.tell("world", () -> "faults end");
    care.start();
    var ended = world.millis();
    var converged = world.run(ended + BOUND, care::done);
    Violation.unless(
        converged,
        Invariant.I11_CONVERGES,
        "not at rest after %d minutes: %s",
        BOUND / MINUTE,
        care.state());
    var took = world.millis() - ended;
    rest();
    var effects = databases.all.stream().mapToInt(database -> database.effects.size()).sum();
    return new Seen(world.seen(), checks.jobs(), effects, took, care.mostRetries());
  }

  /** Jobs expire; then all is looked at again, and nothing comes of it. */
  private void rest() {
    world.run(world.millis() + 3 * MINUTE, () -> false);
    var version = api.version();
    operators.lookAtAll();
    world.run(world.millis() + 5 * MINUTE, () -> false);
    Violation.unless(
        api.version() == version,
        Invariant.REST_IS_REST,
        "%d writes at rest",
        api.version() - version);
  }
}
