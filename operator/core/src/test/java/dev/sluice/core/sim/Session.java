package dev.sluice.core.sim;

import org.jspecify.annotations.Nullable;

/**
 * A server process of one connection. It goes on until the server notices that its client is gone.
 */
final class Session {
  final Object client;
  final boolean data;
  private final boolean unseen;
  private final long number;
  private boolean alive = true;
  private boolean hidden;
  private @Nullable Work work;

  /**
   * A new one.
   *
   * @param data not the one for the run lock
   * @param unseen its scripts make it look as if it were not a runner's
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

  /** Since a script was at work: its name is reset before whatever comes next. */
  boolean unseen() {
    return hidden;
  }

  void die() {
    alive = false;
    stop();
  }

  /** Ends what it does, in the middle. */
  void stop() {
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
    hidden = unseen && (now.building != null || (now.transaction && now.stoppable));
  }

  void done() {
    work = null;
  }

  @Override
  public String toString() {
    return "session " + number;
  }
}
