package dev.sluice.core.sim;

/** A seed that fails is run once more, with its trace, and must fail in the same way. */
final class Replay {
  private static final String COMMAND =
      "operator/e2e/scripts/maven.sh -q -pl operator/core -am test -Dtest=SimulatorTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dsluice.seed=";

  private Replay() {}

  static Simulation.Seen run(long seed) {
    try {
      return Simulation.run(seed, Mutation.NONE, new Trace(false));
    } catch (RuntimeException e) {
      throw again(seed, e);
    }
  }

  /** With its trace, if it fails. */
  static void of(long seed) {
    var trace = new Trace(true);
    try {
      Simulation.run(seed, Mutation.NONE, trace);
    } catch (RuntimeException e) {
      throw failure(seed, trace, e);
    }
  }

  private static AssertionError again(long seed, RuntimeException first) {
    var trace = new Trace(true);
    try {
      Simulation.run(seed, Mutation.NONE, trace);
    } catch (RuntimeException second) {
      return second.toString().equals(first.toString())
          ? failure(seed, trace, second)
          : new AssertionError(
              "seed %d does not replay: first %s, then %s".formatted(seed, first, second), first);
    }
    return new AssertionError("seed " + seed + " fails once and not again: " + first, first);
  }

  private static AssertionError failure(long seed, Trace trace, RuntimeException e) {
    return new AssertionError(
        trace.text() + "\nseed " + seed + ": " + e + "\nreplay: " + COMMAND + seed, e);
  }
}
