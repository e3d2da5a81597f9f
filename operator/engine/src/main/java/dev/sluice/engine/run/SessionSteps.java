package dev.sluice.engine.run;

import dev.sluice.core.catalogue.Catalogue;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.Bookkeeping;
import dev.sluice.core.plan.ForeignBookkeeping;
import dev.sluice.core.plan.History;
import dev.sluice.core.plan.HistoryRow;
import dev.sluice.core.plan.Script;
import dev.sluice.core.plan.StepRecord;
import dev.sluice.core.run.Backend;
import dev.sluice.core.run.Observation;
import dev.sluice.core.run.RunRequest;
import dev.sluice.core.run.RunStep;
import dev.sluice.core.run.Trouble;
import dev.sluice.engine.catalogue.CatalogueReader;
import dev.sluice.engine.flyway.HistoryTable;
import dev.sluice.engine.ledger.Ledger;
import dev.sluice.engine.ledger.LedgerSchema;
import dev.sluice.engine.postgres.Sessions;
import dev.sluice.engine.postgres.Sql;
import dev.sluice.engine.postgres.SqlTroubles;
import dev.sluice.engine.postgres.TroubleException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run does before its first script, and at its end. */
final class SessionSteps {
  /**
   * Working sessions of runners whose lock session is gone. Those that have one, while the run lock
   * is ours, only wait for it.
   */
  private static final String ORPHANS =
      """
      SELECT pid, application_name, coalesce(usename, ''),
        extract(epoch FROM clock_timestamp() - coalesce(xact_start, backend_start))::bigint
      FROM pg_stat_activity a
      WHERE datname = current_database() AND pid <> pg_backend_pid()
        AND application_name ~ '^sluice:[^:]+:[0-9]+:[0-9]+$'
        AND NOT EXISTS (SELECT FROM pg_stat_activity l
          WHERE l.pid::text = split_part(a.application_name, ':', 4)
            AND l.application_name LIKE 'sluice:%:lock')\
      """;

  private final Sessions sessions;
  private final DataSession data;
  private final HistoryTable history;
  private final Ledger ledger;
  private final OtherBookkeeping others;
  private final String runner;

  SessionSteps(
      Sessions sessions,
      DataSession data,
      HistoryTable history,
      Ledger ledger,
      OtherBookkeeping others,
      String runner) {
    this.sessions = sessions;
    this.data = data;
    this.history = history;
    this.ledger = ledger;
    this.others = others;
    this.runner = runner;
  }

  /** Ends them, and tells which are still there: the next look finds out whether they are gone. */
  Observation endOrphans() throws TroubleException {
    List<Backend> orphans = data.query(ORPHANS, "look for orphans", Sessions::backends);
    for (Backend orphan : orphans) {
      try {
        data.query(
            "SELECT pg_terminate_backend(" + orphan.pid() + ")",
            "end an orphan",
            row -> row.next());
      } catch (TroubleException e) {
        throw e.trouble().kind() == Trouble.Kind.REFUSED ? cannotEnd(orphan) : e;
      }
    }
    return new Observation.SessionsLeft(orphans);
  }

  /** Only under the run lock, and that is looked at in the claim's own transaction. */
  Observation claim(RunStep.ClaimEpoch step) throws TroubleException {
    boolean exists =
        data.query(
            "SELECT to_regclass('" + LedgerSchema.MARK + "') IS NOT NULL",
            "look for the ledger",
            row -> row.next() && row.getBoolean(1));
    if (!exists) {
      refuseOtherTools(step.request());
    }
    String overtaken = exists ? overtaken(step.request()) : "false";
    String allowed = LockSession.heldBy(sessions.lockPid()) + " AND NOT " + overtaken;
    String sql = Ledger.claimSql(exists, allowed, step.request(), step.attempt(), runner);
    long epoch = data.transaction(sql, "claim the ledger in schema sluice");
    if (epoch == 0) {
      boolean late =
          data.query("SELECT " + overtaken, "look for later attempts", Leftovers::isTrue);
      throw new TroubleException(late ? SqlTroubles.overtaken() : SqlTroubles.lockLost());
    }
    return new Observation.Claimed(epoch);
  }

  /** Where the claim would be the first that we write. */
  private void refuseOtherTools(RunRequest request) throws TroubleException {
    boolean ours =
        data.query(
            "SELECT to_regclass(" + Sql.text(history.name()) + ") IS NOT NULL",
            "look for the history",
            Leftovers::isTrue);
    Optional<Bookkeeping> other = ours ? Optional.empty() : others.find();
    if (other.isPresent()) {
      throw new TroubleException(
          Trouble.of(
              Trouble.Kind.REFUSED,
              ForeignBookkeeping.refusal(other.get(), request.target().schemas())));
    }
  }

  /** Those of a command line know nothing of each other, and may all run. */
  private String overtaken(RunRequest request) {
    return request.uid().equals(RunRequest.NOBODY)
        ? "false"
        : Ledger.overtakenSql(request, runner, sessions.firstSeen());
  }

  /**
   * Looks at what was recorded.
   *
   * @param about scripts that may touch what users made in the database; none: that is not read
   */
  Observation inspect(List<Script> about) throws TroubleException {
    Present present =
        data.query(
            "SELECT to_regclass("
                + Sql.text(history.name())
                + ") IS NOT NULL, to_regclass('"
                + LedgerSchema.MARK
                + "') IS NOT NULL, ("
                + LockSession.otherHolderSql(sessions.lockPid())
                + ")",
            "look for history and ledger",
            SessionSteps::present);
    History read = present.history() ? readHistory() : History.NONE;
    List<StepRecord> steps =
        present.ledger()
            ? data.query(ledger.openStepsSql(), "read the ledger", Ledger::read)
            : List.of();
    Bookkeeping other = present.history() ? null : others.find().orElse(null);
    return new Observation.Inspected(read, steps, present.atWork(), other, catalogue(about));
  }

  private Catalogue catalogue(List<Script> about) throws TroubleException {
    if (about.isEmpty()) {
      return Catalogue.UNKNOWN;
    }
    try {
      return CatalogueReader.read(sessions.data(), () -> about.stream().map(Script::text));
    } catch (SQLException e) {
      throw new TroubleException(SqlTroubles.own(e, "read the catalogue"));
    }
  }

  private record Present(boolean history, boolean ledger, @Nullable String atWork) {}

  private static Present present(ResultSet row) throws SQLException {
    row.next();
    return new Present(row.getBoolean(1), row.getBoolean(2), row.getString(3));
  }

  Observation prepare(RunStep.Prepare step) throws TroubleException {
    List<String> missing = missingSchemas(step.schemas());
    StringBuilder sql = new StringBuilder();
    missing.forEach(schema -> sql.append("CREATE SCHEMA ").append(Sql.name(schema)).append("; "));
    if (!step.history().exists()) {
      sql.append(history.createSql());
    }
    boolean marked = !missing.isEmpty() && step.history().rows().isEmpty();
    if (marked) {
      sql.append(history.schemaMarkerSql(missing)).append("; ");
    }
    sql.append(Ledger.planSql(step.epoch(), step.planHash()));
    sql.append(Ledger.approvalsSql(step.epoch(), step.approvals()));
    data.write(step.epoch(), sql.toString(), "make schemas and history table");
    return new Observation.Prepared(
        marked ? readHistory() : new History(true, step.history().rows()));
  }

  Observation recordEnd(RunStep.RecordEnd step) throws TroubleException {
    data.transaction(Ledger.endSql(step.epoch(), step.verdict()), "write the end of the attempt");
    return new Observation.Done();
  }

  private History readHistory() throws TroubleException {
    List<HistoryRow> rows =
        data.query(history.selectSql(), "read the history table", HistoryTable::read);
    return new History(true, rows);
  }

  private List<String> missingSchemas(List<String> schemas) throws TroubleException {
    String columns =
        String.join(
            ", ",
            schemas.stream()
                .map(schema -> "to_regnamespace(" + Sql.text(Sql.name(schema)) + ") IS NULL")
                .toList());
    return data.query(
        "SELECT " + columns,
        "look for the schemas",
        row -> {
          List<String> missing = new ArrayList<>();
          row.next();
          for (int i = 0; i < schemas.size(); i++) {
            if (row.getBoolean(i + 1)) {
              missing.add(schemas.get(i));
            }
          }
          return missing;
        });
  }

  private static TroubleException cannotEnd(Backend orphan) {
    return new TroubleException(
        Trouble.of(
            Trouble.Kind.REFUSED,
            Failure.of(
                Reason.PermissionDenied,
                "A session of an earlier run is still there, and this user may not end it: "
                    + orphan
                    + ". End it with pg_terminate_backend("
                    + orphan.pid()
                    + "), then retry; or run all migrations of this database as one user.")));
  }
}
