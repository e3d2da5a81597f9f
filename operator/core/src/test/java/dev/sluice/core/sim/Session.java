package dev.sluice.core.sim;

import org.jspecify.annotations.Nullable;

/**
 * A server process of one connection. It goes on until the server notices that its client is gone.
 */
final class Session {
  final Object client;
  final boolean data;
  final boolean unseen;
  private final long number;
  private boolean alive = true;
  private @Nullable Work work;

  /** What it is doing; told apart by identity. */
  static final class Work {
    final boolean locksEpoch;
    final @Nullable String building;
    final Runnable atDeath;

    /**
     * Something that takes a while.
     *
     * @param locksEpoch holds the epoch's row against a claim until it ends
     * @param building the statement whose index it is building; null for none
     * @param atDeath what is left when the session ends in the middle
     */
    Work(boolean locksEpoch, @Nullable String building, Runnable atDeath) {
      this.locksEpoch = locksEpoch;
      this.building = building;
      this.atDeath = atDeath;
    }
  }

  /**
   * A new one.
   *
   * @param data not the one for the run lock
   * @param unseen its name does not tell that it is a runner's
   */
  Session(Object client, boolean data, boolean unseen, long number) {
    this.client = client;
    this.data = data;
    this.unseen = unseen;
    this.number = number;
  }

  boolean alive() {
    return alive;
  }

  void die() {
    alive = false;
    if (work != null) {
      work.atDeath.run();
      work = null;
    }
  }

  @Nullable Work work() {
    return work;
  }

  void begin(Work now) {
    work = now;
  }

  void done() {
    work = null;
  }

  @Override
  public String toString() {
    return "session " + number;
  }
}
