package dev.sluice.core.plan;

import java.util.List;

/**
 * A plan, and how much of it the database has already.
 *
 * @param pending one for each script of the plan, in order
 * @param callbacks of the set, whether they run or not
 * @param done how many of them took effect, from the first
 * @param history as it is now
 */
public record Work(
    Plan plan, List<PendingScript> pending, ParsedCallbacks callbacks, int done, History history) {
  public Work {
    pending = List.copyOf(pending);
  }

  /** The same, with the history as it is by now. */
  public Work with(History now) {
    return new Work(plan, pending, callbacks, done, now);
  }
}
