package dev.sluice.core.sim;

/** What must never be was seen. */
final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Invariant invariant;

  Violation(Invariant invariant, String what) {
    super(invariant + ": " + what);
    this.invariant = invariant;
  }

  Invariant invariant() {
    return invariant;
  }

  @SuppressWarnings("AnnotateFormatMethod") // its annotation is not on the class path
  static void unless(boolean holds, Invariant invariant, String what, Object... of) {
    if (!holds) {
      throw new Violation(invariant, what.formatted(of));
    }
  }
}
