package dev.sluice.engine.run;

import dev.sluice.core.plan.Script;
import dev.sluice.core.plan.Statement;
import dev.sluice.core.run.RunStep.Limits;
import dev.sluice.engine.postgres.Sessions;
import dev.sluice.engine.postgres.SqlTroubles;
import dev.sluice.engine.postgres.TroubleException;
import dev.sluice.engine.postgres.Watchdog;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseStatement;
import org.postgresql.core.QueryExecutor;

/** Sends statements of the user's, one at a time, under the watchdog's eye. */
final class StatementRunner {
  private final Sessions sessions;
  private final Watchdog watchdog;

  StatementRunner(Sessions sessions, Watchdog watchdog) {
    this.sessions = sessions;
    this.watchdog = watchdog;
  }

  /**
   * Sends it in whatever transaction there is, or in none.
   *
   * @param closing a stop was requested already; it does not stop this
   * @return rows changed
   */
  long run(Script script, Statement statement, Limits limits, boolean closing)
      throws TroubleException {
    Connection connection = sessions.data();
    try (java.sql.Statement sent = connection.createStatement()) {
      watchdog.watch(connection, limits, closing);
      long rows = send(connection, sent, statement);
      watchdog.dismiss();
      return rows;
    } catch (SQLException e) {
      boolean cancelled = watchdog.dismiss();
      throw new TroubleException(
          SqlTroubles.ofScript(e, script, statement, cancelled, watchdog.blockers()));
    }
  }

  private static long send(Connection connection, java.sql.Statement sent, Statement statement)
      throws SQLException {
    String data = statement.copyData();
    if (data != null) {
      return copy(connection, statement.sql(), data);
    }
    sent.setEscapeProcessing(false);
    // Nobody reads what a script's SELECT gives: it must not fill the memory either.
    boolean rows =
        sent.unwrap(BaseStatement.class)
            .executeWithFlags(statement.sql(), QueryExecutor.QUERY_NO_RESULTS);
    long changed = 0;
    while (rows || sent.getUpdateCount() >= 0) {
      changed += rows ? 0 : sent.getUpdateCount();
      rows = sent.getMoreResults();
    }
    return changed;
  }

  private static long copy(Connection connection, String sql, String data) throws SQLException {
    try {
      return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(data));
    } catch (IOException e) {
      throw new SQLException("the data of COPY could not be sent", "08006", e);
    }
  }
}
