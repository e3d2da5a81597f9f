package dev.sluice.core.run;

import dev.sluice.core.plan.CallbackEvent;
import dev.sluice.core.plan.History;
import dev.sluice.core.plan.HistoryRow;
import dev.sluice.core.plan.ParsedCallback;
import dev.sluice.core.plan.PendingScript;
import dev.sluice.core.plan.PlanHash;
import dev.sluice.core.sql.ParsedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing for the executor to do; each answers with an {@link Observation}.
 *
 * <p>Steps with an epoch must fail as FENCED, and take no effect, once the database's epoch is a
 * later one. {@code until} is when a statement under way must be cancelled.
 */
public sealed interface RunStep {

  /** Nothing until then; an interruption ends it early. Answer: Done. */
  record Pause(Instant until, String reason) implements RunStep {}

  /**
   * Opens both sessions, the one for the lock and the one for data, in place of any that are open.
   * Answer: Connected or Troubled.
   */
  record Connect() implements RunStep {}

  /** One try, never waiting. Answer: LockTaken, LockHeld or Troubled. */
  record TakeRunLock() implements RunStep {}

  /**
   * Ends data sessions that other runners left behind: with the run lock held by us they are all
   * stale. Answer: SessionsLeft (empty when all are gone) or Troubled.
   */
  record EndOrphans() implements RunStep {}

  /**
   * Makes the ledger where there is none, raises the epoch, writes the attempt. Answer: Claimed.
   */
  record ClaimEpoch(RunRequest request, int attempt) implements RunStep {}

  /**
   * Reads history and ledger; writes nothing. Answer: Inspected or Troubled.
   *
   * @param catalogue whether to read what users made in the database, too
   */
  record Inspect(boolean catalogue) implements RunStep {}

  /**
   * Makes missing schemas and the history table; notes the plan and its approvals in the attempt.
   * Answer: Prepared.
   */
  record Prepare(
      long epoch,
      List<String> schemas,
      PlanHash planHash,
      List<Approval> approvals,
      History history)
      implements RunStep {}

  /**
   * Finds out whether a statement took effect, cleans up what an interrupted one left, and records
   * the answer. Answer: DoubtResolved or Troubled.
   *
   * @param refusedAs the SQLSTATE with which the server refused it; null when nothing is known
   * @param closing the run is about to end, whatever the answer
   */
  record ResolveDoubt(
      long epoch,
      PendingScript script,
      int statement,
      @Nullable String refusedAs,
      boolean closing,
      Limits limits)
      implements RunStep {
    public ParsedStatement text() {
      return script.statement(statement);
    }
  }

  /** In a read-only transaction. Answer: CheckAnswered or Troubled. */
  record RunCheck(RunRequest.Check check, Limits limits) implements RunStep {}

  /** Each in a transaction of its own. Answer: Done or Troubled. */
  record RunCallbacks(
      long epoch, CallbackEvent event, List<ParsedCallback> callbacks, Limits limits)
      implements RunStep {}

  /** Whether the session that holds the run lock is still there. Answer: Done or Troubled. */
  record VerifyLock() implements RunStep {}

  /**
   * A whole script, its callbacks, its history row and its ledger row in one transaction. Answer:
   * Applied or Troubled.
   */
  record ApplyScript(
      long epoch,
      PendingScript script,
      HistoryRow row,
      List<ParsedCallback> before,
      List<ParsedCallback> after,
      Limits limits)
      implements RunStep {}

  /**
   * Marks a script as half applied, in history and ledger, where its first statement runs outside
   * of a transaction.
   */
  record BeginScript(
      long epoch, PendingScript script, HistoryRow row, List<ParsedCallback> before, Limits limits)
      implements RunStep {}

  /** Writes down that a statement will be sent. Answer: Done or Troubled. */
  record IntendStatement(long epoch, PendingScript script, int statement) implements RunStep {}

  /**
   * Looks for transactions that a concurrent build would wait for. Answer: SessionsLeft or
   * Troubled.
   */
  record FindOldSnapshots(PendingScript script, int statement, Duration olderThan)
      implements RunStep {}

  /** Outside of any transaction. Answer: Executed or Troubled. */
  record ExecuteStatement(long epoch, PendingScript script, int statement, Limits limits)
      implements RunStep {}

  /** Writes down that a statement is in effect. Answer: Done or Troubled. */
  record ConfirmStatement(long epoch, PendingScript script, int statement, Effort effort)
      implements RunStep {}

  /**
   * One segment and its ledger row in one transaction. The first segment marks the script as half
   * applied, the last one as applied. Answer: Done, Applied for the last one, or Troubled.
   *
   * @param segment from 1
   * @param begins the history row that the first segment writes; null for all others
   * @param before callbacks, in the first segment
   * @param ends the history row that the last segment writes; null for all others
   * @param after callbacks, in the last segment
   */
  record ApplySegment(
      long epoch,
      PendingScript script,
      int segment,
      @Nullable HistoryRow begins,
      List<ParsedCallback> before,
      @Nullable HistoryRow ends,
      List<ParsedCallback> after,
      Limits limits)
      implements RunStep {}

  /** All statements are in effect: marks the script as applied. Answer: Applied or Troubled. */
  record SealScript(
      long epoch, PendingScript script, HistoryRow row, List<ParsedCallback> after, Limits limits)
      implements RunStep {}

  /** No statement is in effect: takes the mark back. Answer: Done or Troubled. */
  record AbandonScript(long epoch, PendingScript script, HistoryRow row) implements RunStep {}

  /** Writes the attempt's end. Answer: Done or Troubled. */
  record RecordEnd(long epoch, Verdict verdict) implements RunStep {}

  /** The run is over; sessions may be closed. Has no answer. */
  record Finish(Verdict verdict) implements RunStep {}

  /**
   * The bounds of what a step sends.
   *
   * @param lockTimeout how long anybody may queue behind us; zero for no limit
   * @param until when to cancel
   */
  record Limits(Duration lockTimeout, Instant until) {}

  /** What a statement took. */
  record Effort(long rows, Duration took) {}
}
