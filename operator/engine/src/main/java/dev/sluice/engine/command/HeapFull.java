package dev.sluice.engine.command;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;

/** An OutOfMemoryError that was caught: the work needs a larger heap, and nothing is broken. */
final class HeapFull {
  private static final long MIB = 1L << 20;

  private HeapFull() {}

  /** Itself, or as the cause of what was caught (pgjdbc wraps it in an SQLException). */
  static boolean caused(Throwable caught) {
    for (Throwable cause = caught; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return true;
      }
    }
    return false;
  }

  static Failure failure(long heap) {
    return Failure.of(
        Reason.OutOfMemory,
        "The runner's heap of "
            + heap / MIB
            + " MiB is full. What ran was rolled back or is in the ledger. In a Job, raise"
            + " spec.run.pod.resources.limits.memory; at the command line, set"
            + " JAVA_TOOL_OPTIONS=-Xmx1g.");
  }
}
