package dev.sluice.core.run;

import org.jspecify.annotations.Nullable;

/**
 * How far a run has come with its connections. Whatever is lost with a connection is in here, so a
 * lost connection is {@link #NONE} and everything is done again from there.
 *
 * @param orphansEnded no session of another runner is left
 * @param epoch ours; null until claimed
 * @param inspected history and ledger were read under this epoch
 * @param prepared schemas and history table are there
 * @param lockVerified since the last change to the database
 */
public record Session(
    @Nullable ServerFacts server,
    boolean locked,
    boolean orphansEnded,
    @Nullable Long epoch,
    boolean inspected,
    boolean prepared,
    boolean lockVerified) {
  static final Session NONE = new Session(null, false, false, null, false, false, false);

  static Session connected(ServerFacts server) {
    return new Session(server, false, false, null, false, false, false);
  }

  Session withLock() {
    return new Session(server, true, false, null, false, false, true);
  }

  Session withOrphansEnded(boolean ended) {
    return new Session(server, locked, ended, epoch, inspected, prepared, lockVerified);
  }

  Session withEpoch(long claimed) {
    return new Session(server, locked, orphansEnded, claimed, false, false, lockVerified);
  }

  Session withInspected() {
    return new Session(server, locked, orphansEnded, epoch, true, prepared, lockVerified);
  }

  Session withPrepared() {
    return new Session(server, locked, orphansEnded, epoch, inspected, true, lockVerified);
  }

  Session withLockVerified(boolean verified) {
    return new Session(server, locked, orphansEnded, epoch, inspected, prepared, verified);
  }
}
