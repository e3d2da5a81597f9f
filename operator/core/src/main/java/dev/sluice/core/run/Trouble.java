package dev.sluice.core.run;

import dev.sluice.core.failure.Failure;
import java.util.List;

/**
 * Why a step did not do what it should.
 *
 * @param failure what to report when this ends the run
 * @param blockers who held the locks, where it was that
 */
public record Trouble(Kind kind, Failure failure, List<Backend> blockers) {

  public enum Kind {
    /** No connection, or it broke: what was under way is not known to have happened. */
    CONNECTION,
    /** User or password refused. */
    AUTHENTICATION,
    /** Lock timeout, deadlock, serialization failure: rolled back, may well work the next time. */
    CONTENTION,
    /** A later attempt has raised the epoch. */
    FENCED,
    /** We cancelled it: the deadline passed, or the run was interrupted. */
    CANCELLED,
    /** PostgreSQL refused; it would again. */
    REFUSED
  }

  public Trouble {
    blockers = List.copyOf(blockers);
  }

  public static Trouble of(Kind kind, Failure failure) {
    return new Trouble(kind, failure, List.of());
  }
}
