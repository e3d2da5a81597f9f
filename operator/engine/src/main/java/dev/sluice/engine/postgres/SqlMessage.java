package dev.sluice.engine.postgres;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Field;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Oid;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.SqlCommand;
import org.postgresql.core.Tuple;

/** Statements of ours, sent as one message of the simple protocol: one round trip for all. */
public final class SqlMessage {
  private static final int FLAGS =
      QueryExecutor.QUERY_EXECUTE_AS_SIMPLE | QueryExecutor.QUERY_SUPPRESS_BEGIN;

  private SqlMessage() {}

  /**
   * The number in the last row whose first column is a bigint; 0 without one. What fails is for the
   * caller to roll back.
   */
  public static long send(Connection connection, String sql) throws SQLException {
    QueryExecutor executor = connection.unwrap(BaseConnection.class).getQueryExecutor();
    LastNumber last = new LastNumber();
    executor.execute(query(executor, sql), null, last, 0, 0, FLAGS);
    return last.number;
  }

  /** As it is: the driver's own parser does not cut it. */
  static Query query(QueryExecutor executor, String... statements) {
    return executor.wrap(
        List.of(statements).stream().map(sql -> new NativeQuery(sql, SqlCommand.BLANK)).toList());
  }

  private static final class LastNumber extends ResultHandlerBase {
    private long number;

    @Override
    public void handleResultRows(
        Query query, Field[] fields, List<Tuple> rows, @Nullable ResultCursor cursor) {
      if (!rows.isEmpty() && fields.length > 0 && fields[0].getOID() == Oid.INT8) {
        byte[] value = rows.getLast().get(0);
        number = value == null ? 0 : Long.parseLong(new String(value, StandardCharsets.US_ASCII));
      }
    }

    /** Of our own statements nobody reads them. */
    @Override
    public void handleWarning(SQLWarning warning) {}
  }
}
