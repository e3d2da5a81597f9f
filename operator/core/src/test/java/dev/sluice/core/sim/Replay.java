package dev.sluice.core.sim;

/** A seed that fails is run once more, with its trace. */
final class Replay {
  private Replay() {}

  static Simulation.Seen run(long seed, Mutation mutation) {
    try {
      return Simulation.run(seed, mutation, new Trace(false));
    } catch (RuntimeException e) {
      of(seed, mutation);
      throw new AssertionError("seed " + seed + " fails once and not again", e);
    }
  }

  static void of(long seed, Mutation mutation) {
    var trace = new Trace(true);
    try {
      Simulation.run(seed, mutation, trace);
    } catch (RuntimeException e) {
      throw new AssertionError(
          trace.text()
              + "\nseed "
              + seed
              + ": "
              + e
              + "\nreplay: mvn -pl operator/core -am test -Dtest=SimulatorTest -Dsluice.seed="
              + seed,
          e);
    }
  }
}
