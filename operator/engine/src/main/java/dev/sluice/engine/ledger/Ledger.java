package dev.sluice.engine.ledger;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.plan.PendingScript;
import dev.sluice.core.plan.PlanHash;
import dev.sluice.core.plan.StepRecord;
import dev.sluice.core.run.Approval;
import dev.sluice.core.run.RunRequest;
import dev.sluice.core.run.RunStep.Effort;
import dev.sluice.core.run.Verdict;
import dev.sluice.core.sql.Segment;
import dev.sluice.engine.postgres.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The SQL that reads and writes the ledger. There is one for each database; what is half applied is
 * told apart by history, for two of them may have scripts of the same name.
 *
 * @param schema of the history that the scripts belong to, as it is in the catalogue
 */
public record Ledger(String schema) {

  /**
   * Held in share mode by each of our transactions and changed by a claim: a claim waits for them,
   * and none begins after it without seeing it.
   */
  public static final String FENCE = "SELECT epoch FROM sluice.fence FOR SHARE";

  /** Where no transaction could hold the fence. */
  public static final String EPOCH = "SELECT epoch FROM sluice.fence";

  public String openStepsSql() {
    return """
    SELECT DISTINCT ON (script, sha256, statement) script, sha256, statement, state, words
    FROM sluice.step WHERE NOT sealed AND history = %s
    ORDER BY script, sha256, statement, id DESC\
    """
        .formatted(Sql.text(schema));
  }

  /**
   * Gives the new epoch as its one row; none, and no change, where it may not claim.
   *
   * @param allowed a condition
   */
  public static String claimSql(
      boolean exists, String allowed, RunRequest request, int attempt, String runner) {
    return (exists ? "" : LedgerSchema.CREATE)
        + "WITH raised AS (UPDATE sluice.fence SET epoch = epoch + 1 WHERE "
        + allowed
        + " RETURNING epoch),"
        + " ended AS (UPDATE sluice.attempt SET ended = clock_timestamp(), outcome = 'LOST',"
        + " message = 'ended without a word; the next attempt took over'"
        + " WHERE ended IS NULL AND EXISTS (SELECT FROM raised))"
        + " INSERT INTO sluice.attempt (epoch, uid, resource, attempt, runner) SELECT epoch, "
        + Sql.text(request.uid())
        + ", "
        + Sql.text(request.resource())
        + ", "
        + attempt
        + ", "
        + Sql.text(runner)
        + " FROM raised RETURNING epoch";
  }

  /**
   * A condition: a later run of the same resource has claimed the database, or ended, since this
   * one came. It works for a wish that came after, and this one's is no longer wanted.
   */
  public static String overtakenSql(RunRequest request, String runner, String since) {
    return "EXISTS (SELECT FROM sluice.attempt WHERE uid = "
        + Sql.text(request.uid())
        + " AND runner <> "
        + Sql.text(runner)
        + " AND started > "
        + Sql.text(since)
        + "::timestamptz)";
  }

  public static String planSql(long epoch, PlanHash hash) {
    return "UPDATE sluice.attempt SET plan_hash = "
        + Sql.text(hash.value())
        + " WHERE epoch = "
        + epoch;
  }

  /** Goes on after another statement; nothing where nobody need approve. */
  public static String approvalsSql(long epoch, List<Approval> approvals) {
    return approvals.isEmpty()
        ? ""
        : LedgerSchema.CREATE_APPROVAL
            + approvals.stream()
                .map(approval -> approvalSql(epoch, approval))
                .collect(Collectors.joining());
  }

  private static String approvalSql(long epoch, Approval approval) {
    return "; INSERT INTO sluice.approval (epoch, approved_by, at, given_by) VALUES ("
        + epoch
        + ", "
        + Sql.text(approval.by())
        + ", "
        + Sql.text(approval.at())
        + "::timestamptz, "
        + Sql.text(approval.from())
        + ")";
  }

  public static String endSql(long epoch, Verdict verdict) {
    Failure failure = verdict.failure();
    return "UPDATE sluice.attempt SET ended = clock_timestamp(), outcome = "
        + Sql.text(verdict.outcome().name())
        + ", reason = "
        + Sql.text(failure == null ? null : failure.reason().name())
        + ", message = "
        + Sql.text(failure == null ? null : failure.message())
        + " WHERE epoch = "
        + epoch
        + " AND ended IS NULL";
  }

  /** A whole script; to be run in the script's own transaction. */
  public String scriptDoneSql(long epoch, PendingScript script, long rows) {
    return insert(epoch, script, 0, "DONE", true)
        + ", pg_current_xact_id()::text, now(), clock_timestamp(), "
        + rows
        + ")";
  }

  /** Opens a script that goes statement by statement, in place of what is left of an older text. */
  public String beginSql(long epoch, PendingScript script) {
    return sealSql(script)
        + "; "
        + insert(epoch, script, 0, "NOT_IN_EFFECT", false)
        + ", NULL, clock_timestamp(), NULL, NULL)";
  }

  public String intendSql(long epoch, PendingScript script, int statement) {
    return insert(epoch, script, statement, "INTENDED", false)
        + ", NULL, clock_timestamp(), NULL, NULL)"
        + " ON CONFLICT (history, script, statement, epoch) DO UPDATE SET state = 'INTENDED',"
        + " started = clock_timestamp(), ended = NULL, sealed = false";
  }

  /** A segment that commits together with this row, which is under its last statement. */
  public String segmentDoneSql(long epoch, PendingScript script, Segment segment, long rows) {
    return insert(epoch, script, segment.last(), "DONE", false)
        + ", pg_current_xact_id()::text, now(), clock_timestamp(), "
        + rows
        + ")";
  }

  public String confirmSql(long epoch, PendingScript script, int statement, Effort effort) {
    return resolvedSql(epoch, script, statement, StepRecord.State.DONE)
        + "; UPDATE sluice.step SET row_count = "
        + effort.rows()
        + " WHERE epoch = "
        + epoch
        + " AND statement = "
        + statement
        + " AND "
        + of(script.file());
  }

  /** What became of a statement whose intent an earlier attempt may have written. */
  public String resolvedSql(
      long epoch, PendingScript script, int statement, StepRecord.State state) {
    return insert(epoch, script, statement, state.name(), false)
        + ", NULL, clock_timestamp(), clock_timestamp(), NULL)"
        + " ON CONFLICT (history, script, statement, epoch) DO UPDATE SET state = EXCLUDED.state,"
        + " ended = clock_timestamp()";
  }

  public String sealSql(PendingScript script) {
    return sealSql(script.file());
  }

  /** What is known of it no longer counts. */
  public String sealSql(String script) {
    return "UPDATE sluice.step SET sealed = true WHERE NOT sealed AND " + of(script);
  }

  /** All statements are in effect, so the script is. */
  public String scriptSealedSql(String script) {
    return "UPDATE sluice.step SET state = 'DONE', ended = clock_timestamp()"
        + " WHERE NOT sealed AND statement = 0 AND "
        + of(script)
        + "; "
        + sealSql(script);
  }

  /** Milliseconds since a script that goes statement by statement was begun. */
  public String sinceBeginSql(PendingScript script) {
    return "SELECT (extract(epoch FROM clock_timestamp() - min(started)) * 1000)::bigint"
        + " FROM sluice.step WHERE NOT sealed AND "
        + of(script.file());
  }

  public static List<StepRecord> read(ResultSet rows) throws SQLException {
    List<StepRecord> steps = new ArrayList<>();
    while (rows.next()) {
      steps.add(
          new StepRecord(
              rows.getString(1),
              rows.getString(2),
              rows.getInt(3),
              StepRecord.State.valueOf(rows.getString(4)),
              rows.getString(5)));
    }
    return steps;
  }

  private String of(String script) {
    return "history = " + Sql.text(schema) + " AND script = " + Sql.text(script);
  }

  private String insert(
      long epoch, PendingScript script, int statement, String state, boolean sealed) {
    return "INSERT INTO sluice.step (epoch, history, script, sha256, statement, statements, state,"
        + " sealed, words, xid, started, ended, row_count) VALUES ("
        + epoch
        + ", "
        + Sql.text(schema)
        + ", "
        + Sql.text(script.file())
        + ", "
        + Sql.text(script.digest())
        + ", "
        + statement
        + ", "
        + script.statementCount()
        + ", '"
        + state
        + "', "
        + sealed
        + ", "
        + Sql.text(statement == 0 ? script.label() : words(script, statement));
  }

  private static String words(PendingScript script, int statement) {
    String last = script.statement(statement).firstWords();
    return script.segments().stream()
        .filter(segment -> segment.last() == statement && segment.first() < statement)
        .findFirst()
        .map(segment -> "the last of " + segment.first() + " to " + statement + ": " + last)
        .orElse(last);
  }
}
