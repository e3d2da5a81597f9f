package dev.sluice.engine.run;

import dev.sluice.core.run.Observation;
import dev.sluice.core.run.Trouble;
import dev.sluice.engine.postgres.Sessions;
import dev.sluice.engine.postgres.SqlTroubles;
import dev.sluice.engine.postgres.TroubleException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The run lock: one for each database, held by a session of its own for the whole run. Tried, never
 * waited for.
 */
final class LockSession {
  /** "sluice" in ASCII; advisory locks are per database already. */
  private static final long KEY = 0x736C75696365L;

  private static final String TRY = "SELECT pg_try_advisory_lock(" + KEY + ")";
  private static final String LOCK =
      """
      l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND l.classid::bigint = %d AND l.objid::bigint = %d\
      """
          .formatted(KEY >>> 32, KEY & 0xFFFFFFFFL);
  private static final String HOLDER =
      """
      SELECT coalesce(a.application_name, ''), coalesce(a.usename, ''), l.pid,
        extract(epoch FROM clock_timestamp() - a.backend_start)::bigint
      FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
      WHERE\
      """
          + " "
          + LOCK;

  private final Sessions sessions;

  LockSession(Sessions sessions) {
    this.sessions = sessions;
  }

  Observation take() throws TroubleException {
    try (Statement statement = sessions.lock().createStatement()) {
      try (ResultSet row = statement.executeQuery(TRY)) {
        if (row.next() && row.getBoolean(1)) {
          return new Observation.LockTaken();
        }
      }
      return new Observation.LockHeld(holder(statement));
    } catch (SQLException e) {
      throw new TroubleException(SqlTroubles.own(e, "take the run lock"));
    }
  }

  /** A lock of a session is held for as long as the session is there. */
  Observation verify() throws TroubleException {
    try (Statement statement = sessions.lock().createStatement()) {
      statement.execute("SELECT 1");
      return new Observation.Done();
    } catch (SQLException e) {
      Trouble trouble = SqlTroubles.own(e, "verify the run lock");
      throw new TroubleException(
          new Trouble(Trouble.Kind.CONNECTION, trouble.failure(), trouble.blockers()));
    }
  }

  /** A condition in SQL, for any session of the database. */
  static String heldBy(int pid) {
    return "EXISTS (SELECT FROM pg_locks l WHERE l.pid = " + pid + " AND " + LOCK + ")";
  }

  /** The name of a session other than this one that holds it; no row for none. */
  static String otherHolderSql(int pid) {
    return "SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
        + " WHERE l.pid <> "
        + pid
        + " AND "
        + LOCK
        + " LIMIT 1";
  }

  private static String holder(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(HOLDER)) {
      if (!row.next()) {
        return "the run lock, just released";
      }
      return "the run lock, held by "
          + row.getString(1)
          + " (pid "
          + row.getInt(3)
          + ", user "
          + row.getString(2)
          + ", for "
          + row.getLong(4)
          + " s)";
    }
  }
}
