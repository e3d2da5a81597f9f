package dev.sluice.engine.postgres;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Field;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.Tuple;

/**
 * A statement of the user's: one message of the extended protocol, in which PostgreSQL itself
 * refuses more than one command. Memory does not grow with rows or notices.
 */
public final class UserStatement {
  private static final int FLAGS =
      QueryExecutor.QUERY_NO_RESULTS
          | QueryExecutor.QUERY_ONESHOT
          | QueryExecutor.QUERY_SUPPRESS_BEGIN;
  private static final int MOST_NOTICES = 100;
  private static final int LONGEST_NOTICE = 2000;

  private static final String NOTICES_AGAIN =
      "SELECT pg_catalog.set_config('client_min_messages',"
          + " pg_catalog.current_setting('sluice.notices'), false)";

  private UserStatement() {}

  /** Hears what the server says while a statement runs. */
  @FunctionalInterface
  public interface NoticeListener {
    void notice(String text);
  }

  /**
   * Sends it in whatever transaction there is, or in none.
   *
   * @param first one statement of ours that is sent before it in the same round trip; null for none
   * @return rows changed
   */
  public static long send(
      Connection connection, @Nullable String first, String sql, NoticeListener listener)
      throws SQLException {
    QueryExecutor executor = connection.unwrap(BaseConnection.class).getQueryExecutor();
    Query query =
        first == null ? SqlMessage.query(executor, sql) : SqlMessage.query(executor, first, sql);
    Counting counting = new Counting(listener);
    try {
      executor.execute(query, null, counting, 0, 0, FLAGS);
    } finally {
      counting.end();
    }
    return counting.changed;
  }

  /**
   * COPY FROM STDIN. The driver would keep each notice of it, so the server is told to send none.
   *
   * @param first as above
   */
  public static long copy(Connection connection, @Nullable String first, String sql, String data)
      throws SQLException {
    String quiet =
        "SELECT pg_catalog.set_config('sluice.notices',"
            + " pg_catalog.current_setting('client_min_messages'), false),"
            + " pg_catalog.set_config('client_min_messages', 'error', false)";
    SqlMessage.send(connection, first == null ? quiet : first + "; " + quiet);
    try {
      long rows =
          connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(data));
      SqlMessage.send(connection, NOTICES_AGAIN);
      return rows;
    } catch (IOException e) {
      throw new SQLException("the data of COPY could not be sent", "08006", e);
    } finally {
      connection.clearWarnings();
    }
  }

  private static final class Counting extends ResultHandlerBase {
    private final NoticeListener listener;
    private long changed;
    private int notices;

    Counting(NoticeListener listener) {
      this.listener = listener;
    }

    @Override
    public void handleResultRows(
        Query query, Field[] fields, List<Tuple> rows, @Nullable ResultCursor cursor) {}

    @Override
    public void handleCommandStatus(String status, long updateCount, long insertOid) {
      changed += Math.max(0, updateCount);
    }

    @Override
    public void handleWarning(SQLWarning warning) {
      if (notices++ < MOST_NOTICES) {
        listener.notice(shortened(String.valueOf(warning.getMessage())));
      }
    }

    private static String shortened(String text) {
      return text.length() <= LONGEST_NOTICE
          ? text
          : text.substring(0, LONGEST_NOTICE) + "... (" + text.length() + " characters)";
    }

    void end() {
      if (notices > MOST_NOTICES) {
        listener.notice("and " + (notices - MOST_NOTICES) + " more notices of this statement");
      }
    }
  }
}
