package dev.sluice.engine.run;

/**
 * What is known of the data session between two messages.
 *
 * @param known it is as the run itself has made it, but for what ends with a transaction
 * @param inTransaction a transaction of the run's is open
 * @param changed a statement since the begin may have left something
 * @param changing a statement since the limits were set may have changed them
 */
record SessionState(boolean known, boolean inTransaction, boolean changed, boolean changing) {
  static final SessionState UNKNOWN = new SessionState(false, false, false, false);

  SessionState begun() {
    return new SessionState(known, true, false, false);
  }

  /** Its begin has put the session into the known state, and that was committed. */
  SessionState committed() {
    return new SessionState(!changed, false, false, false);
  }

  /** What the begin has done is undone; what a statement left may outlive that. */
  SessionState rolledBack() {
    return new SessionState(known && !changed, false, false, false);
  }

  /** For a statement outside of any transaction. */
  SessionState outside() {
    return new SessionState(false, false, false, false);
  }

  SessionState withChange() {
    return new SessionState(known, inTransaction, true, true);
  }

  SessionState withLimits() {
    return new SessionState(known, inTransaction, changed, false);
  }
}
