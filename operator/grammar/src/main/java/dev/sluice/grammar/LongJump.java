package dev.sluice.grammar;

/** C's longjmp: unwinds to the nearest of emscripten's {@code invoke_*}. */
final class LongJump extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LongJump() {
    super(null, null, false, false);
  }
}
