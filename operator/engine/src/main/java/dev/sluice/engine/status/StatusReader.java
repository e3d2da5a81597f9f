package dev.sluice.engine.status;

import dev.sluice.core.plan.DatabaseState;
import dev.sluice.core.plan.History;
import dev.sluice.core.plan.Version;
import dev.sluice.core.run.ServerFacts;
import dev.sluice.engine.flyway.HistoryTable;
import dev.sluice.engine.ledger.LedgerSchema;
import dev.sluice.engine.postgres.Endpoint;
import dev.sluice.engine.postgres.Sessions;
import dev.sluice.engine.postgres.Sql;
import dev.sluice.engine.postgres.SqlTroubles;
import dev.sluice.engine.postgres.TroubleException;
import dev.sluice.engine.status.DatabaseStatus.Attempt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads a database's status with one connection. */
public final class StatusReader {
  private static final String ATTEMPTS =
      """
      SELECT epoch, resource, attempt, runner, started::timestamptz(0)::text,
        ended::timestamptz(0)::text, outcome, reason, message,
        (SELECT count(*) FROM sluice.step s
         WHERE s.epoch = a.epoch AND statement = 0 AND state = 'DONE')
      FROM sluice.attempt a ORDER BY epoch DESC LIMIT 10\
      """;
  private final Endpoint endpoint;
  private final HistoryTable history;

  public StatusReader(Endpoint endpoint, HistoryTable history) {
    this.endpoint = endpoint;
    this.history = history;
  }

  public DatabaseStatus read() throws TroubleException {
    try (Sessions sessions = new Sessions(endpoint)) {
      ServerFacts server = sessions.openToRead();
      try (Statement statement = sessions.data().createStatement()) {
        return read(server, statement);
      } catch (SQLException e) {
        throw new TroubleException(SqlTroubles.own(e, "read history and ledger"));
      }
    }
  }

  private DatabaseStatus read(ServerFacts server, Statement statement) throws SQLException {
    History read = History.NONE;
    if (exists(statement, history.name())) {
      try (ResultSet rows = statement.executeQuery(history.selectSql())) {
        read = new History(true, HistoryTable.read(rows));
      }
    }
    boolean ledger = exists(statement, LedgerSchema.MARK);
    DatabaseState state =
        new DatabaseState(
            server.systemIdentifier(),
            server.database(),
            server.version(),
            read.highest().map(Version::text).orElse(null),
            read.applied(),
            read.digest());
    return new DatabaseStatus(
        state,
        null,
        null,
        ledger ? halfDone(statement) : List.of(),
        ledger ? attempts(statement) : List.of());
  }

  private static boolean exists(Statement statement, String table) throws SQLException {
    String sql = "SELECT to_regclass(" + Sql.text(table) + ") IS NOT NULL";
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.next() && row.getBoolean(1);
    }
  }

  private List<String> halfDone(Statement statement) throws SQLException {
    List<String> sentences = new ArrayList<>();
    String sql =
        """
        SELECT script || ': statement ' || statement || ' of ' || statements || ' (' || words || ') '
          || CASE state WHEN 'DONE' THEN 'is in effect'
               WHEN 'INTENDED' THEN 'was begun; the next run finds out whether it took effect'
               ELSE 'is not in effect' END
        FROM (SELECT DISTINCT ON (script, statement) * FROM sluice.step
              WHERE NOT sealed AND history = %s ORDER BY script, statement, id DESC) open
        WHERE statement > 0 ORDER BY script, statement\
        """
            .formatted(Sql.text(history.schema()));
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        sentences.add(rows.getString(1));
      }
    }
    return sentences;
  }

  private static List<Attempt> attempts(Statement statement) throws SQLException {
    List<Attempt> attempts = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(ATTEMPTS)) {
      while (rows.next()) {
        attempts.add(
            new Attempt(
                rows.getLong(1),
                rows.getString(2),
                rows.getInt(3),
                rows.getString(4),
                rows.getString(5),
                rows.getString(6),
                rows.getString(7),
                rows.getString(8),
                rows.getString(9),
                rows.getInt(10)));
      }
    }
    return attempts;
  }
}
