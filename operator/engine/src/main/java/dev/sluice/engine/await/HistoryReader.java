package dev.sluice.engine.await;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.History;
import dev.sluice.engine.flyway.HistoryTable;
import dev.sluice.engine.postgres.Endpoint;
import dev.sluice.engine.postgres.Sessions;
import dev.sluice.engine.postgres.Sql;
import dev.sluice.engine.postgres.SqlTroubles;
import dev.sluice.engine.postgres.TroubleException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Looks with a connection of its own each time: many programs may wait, and an idle session of each
 * would be one that others lack. Needs SELECT on the history table and nothing else.
 */
public final class HistoryReader {
  private static final Set<Reason> PASSING =
      EnumSet.of(
          Reason.DatabaseUnreachable,
          Reason.ConnectionLost,
          Reason.Blocked,
          Reason.DeadlineExceeded);

  private final HistoryTable table;
  private final List<Requirement> requirements;

  public HistoryReader(HistoryTable table, List<Requirement> requirements) {
    this.table = table;
    this.requirements = List.copyOf(requirements);
  }

  Look look(Endpoint endpoint) {
    try {
      return found(read(endpoint));
    } catch (TroubleException e) {
      Failure failure = e.trouble().failure();
      return PASSING.contains(failure.reason())
          ? new Look.Unreached(failure)
          : new Look.Refused(withCure(failure, endpoint.user()));
    }
  }

  private Look found(History history) {
    List<String> missing =
        requirements.stream()
            .filter(requirement -> !requirement.isMetBy(history))
            .map(Requirement::text)
            .toList();
    return missing.isEmpty() ? new Look.Met() : new Look.Missing(missing);
  }

  private History read(Endpoint endpoint) throws TroubleException {
    try (Sessions sessions = new Sessions(endpoint)) {
      sessions.openToRead();
      try (Statement statement = sessions.data().createStatement()) {
        return read(statement);
      } catch (SQLException e) {
        throw new TroubleException(SqlTroubles.own(e, "read the history"));
      }
    }
  }

  /** Before the first run there is no such table. */
  private History read(Statement statement) throws SQLException {
    String exists = "SELECT to_regclass(" + Sql.text(table.name()) + ") IS NOT NULL";
    try (ResultSet row = statement.executeQuery(exists)) {
      if (!row.next() || !row.getBoolean(1)) {
        return History.NONE;
      }
    }
    try (ResultSet rows = statement.executeQuery(table.selectSql())) {
      return new History(true, HistoryTable.read(rows));
    }
  }

  private Failure withCure(Failure failure, String user) {
    return failure.reason() != Reason.PermissionDenied
        ? failure
        : Failure.of(
            Reason.PermissionDenied,
            "The user may not read the history. As its owner: GRANT USAGE ON SCHEMA "
                + Sql.name(table.schema())
                + " TO "
                + Sql.name(user)
                + "; GRANT SELECT ON "
                + table.name()
                + " TO "
                + Sql.name(user)
                + ";");
  }
}
