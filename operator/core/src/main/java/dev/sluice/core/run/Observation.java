package dev.sluice.core.run;

import dev.sluice.core.catalogue.Catalogue;
import dev.sluice.core.plan.Bookkeeping;
import dev.sluice.core.plan.History;
import dev.sluice.core.plan.StepRecord;
import dev.sluice.core.run.RunStep.Effort;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a {@link RunStep}. */
public sealed interface Observation {

  record Done() implements Observation {}

  record Connected(ServerFacts server) implements Observation {}

  record LockTaken() implements Observation {}

  /** By somebody else; {@code holder} for messages. */
  record LockHeld(String holder) implements Observation {}

  record SessionsLeft(List<Backend> sessions) implements Observation {
    public SessionsLeft {
      sessions = List.copyOf(sessions);
    }
  }

  record Claimed(long epoch) implements Observation {}

  /**
   * History, and the ledger's steps of scripts that are half applied.
   *
   * @param atWork who else holds the run lock meanwhile; null for nobody
   * @param other another tool's table, where there is no history; null for none
   * @param catalogue what users made in the database; UNKNOWN where it was not asked for
   */
  record Inspected(
      History history,
      List<StepRecord> steps,
      @Nullable String atWork,
      @Nullable Bookkeeping other,
      Catalogue catalogue)
      implements Observation {
    public Inspected {
      steps = List.copyOf(steps);
    }

    public Inspected(History history, List<StepRecord> steps, @Nullable String atWork) {
      this(history, steps, atWork, null, Catalogue.UNKNOWN);
    }

    public Inspected(History history, List<StepRecord> steps) {
      this(history, steps, null);
    }
  }

  /** The history as it is after preparing. */
  record Prepared(History history) implements Observation {}

  record DoubtResolved(Answer answer, String detail) implements Observation {
    public enum Answer {
      IN_EFFECT,
      /** And nothing of it is left: it may be run. */
      NOT_IN_EFFECT,
      /** For a user. */
      UNKNOWN
    }
  }

  /** The first column of the one row, as text; {@code rows} other than 1 has none. */
  record CheckAnswered(@Nullable String value, int rows) implements Observation {}

  record Executed(Effort effort) implements Observation {}

  /** A script took effect, and the history says so. */
  record Applied(int statements, Duration took) implements Observation {}

  record Troubled(Trouble trouble) implements Observation {}
}
