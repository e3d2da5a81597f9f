package dev.sluice.grammar;

/** The C code gave up (assert, abort, exit, no memory): its instance must be thrown away. */
final class Abort extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Abort(String what) {
    super(what);
  }
}
