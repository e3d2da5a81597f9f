package dev.sluice.engine.run;

import dev.sluice.core.run.Backend;
import dev.sluice.core.run.RunStep;
import dev.sluice.engine.postgres.TroubleException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks for transactions that a concurrent build would wait for.
 *
 * <p>Without pg_read_all_stats, how old another role's transaction is cannot be seen, only which
 * snapshot it has. So at the first look all of those are in the way; later, those that still have
 * the same snapshot.
 */
final class OldSnapshots {
  private final DataSession data;
  private String lookedFor = "";
  private Map<Integer, Hidden> hidden = Map.of();

  OldSnapshots(DataSession data) {
    this.data = data;
  }

  /**
   * What is seen of a transaction whose age is hidden from us.
   *
   * @param since seconds of the server's clock, at the first look
   */
  private record Hidden(@Nullable String xid, @Nullable String xmin, long since) {
    boolean is(Hidden before) {
      return (xid != null && xid.equals(before.xid)) || (xmin != null && xmin.equals(before.xmin));
    }
  }

  private record Seen(int pid, String application, String user, long age, @Nullable Hidden hidden) {
    Backend backend() {
      return new Backend(pid, application, user, Duration.ofSeconds(Math.max(0, age)));
    }
  }

  List<Backend> look(RunStep.FindOldSnapshots step) throws TroubleException {
    String statement = step.script().file() + " " + step.statement();
    boolean first = !statement.equals(lookedFor);
    List<Seen> seen = data.query(lookSql(step), "look for older transactions", OldSnapshots::read);
    List<Backend> inTheWay = new ArrayList<>();
    Map<Integer, Hidden> still = new HashMap<>();
    for (Seen session : seen) {
      Seen old = first ? session : sinceFirstLook(session);
      if (old != null) {
        inTheWay.add(old.backend());
        remember(old, still);
      }
    }
    hidden = still;
    lookedFor = inTheWay.isEmpty() ? "" : statement;
    useUpTransactionId();
    return inTheWay;
  }

  /** Null when it was not there at the first look, or has another snapshot since. */
  private @Nullable Seen sinceFirstLook(Seen session) {
    if (session.hidden == null) {
      return session;
    }
    Hidden before = hidden.get(session.pid);
    if (before == null || !session.hidden.is(before)) {
      return null;
    }
    Hidden now = new Hidden(session.hidden.xid, session.hidden.xmin, before.since);
    long age = session.hidden.since - before.since;
    return new Seen(session.pid, session.application, session.user, age, now);
  }

  private static void remember(Seen session, Map<Integer, Hidden> still) {
    if (session.hidden != null) {
      still.put(session.pid, session.hidden);
    }
  }

  /** So that whoever takes a snapshot from now on has another one, even where nobody writes. */
  private void useUpTransactionId() throws TroubleException {
    if (!hidden.isEmpty()) {
      data.query("SELECT pg_current_xact_id()", "use up a transaction id", ResultSet::next);
    }
  }

  private static String lookSql(RunStep.FindOldSnapshots step) {
    return """
    SELECT pid, coalesce(application_name, ''), coalesce(usename, ''),
      extract(epoch FROM clock_timestamp() - xact_start)::bigint,
      backend_type IS NULL, backend_xid::text, backend_xmin::text,
      extract(epoch FROM clock_timestamp())::bigint
    FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename IS NOT NULL
      AND (backend_xmin IS NOT NULL OR backend_xid IS NOT NULL)
      AND (backend_type IS NULL OR backend_type = 'client backend'
        AND xact_start < clock_timestamp() - interval '%d milliseconds')
    UNION ALL
    SELECT 0, 'prepared transaction ' || gid, owner,
      extract(epoch FROM clock_timestamp() - prepared)::bigint, false, NULL, NULL, 0
    FROM pg_prepared_xacts
    WHERE database = current_database()
      AND prepared < clock_timestamp() - interval '%1$d milliseconds'\
    """
        .formatted(step.olderThan().toMillis());
  }

  private static List<Seen> read(ResultSet rows) throws SQLException {
    List<Seen> seen = new ArrayList<>();
    while (rows.next()) {
      Hidden hidden =
          rows.getBoolean(5)
              ? new Hidden(rows.getString(6), rows.getString(7), rows.getLong(8))
              : null;
      seen.add(
          new Seen(rows.getInt(1), rows.getString(2), rows.getString(3), rows.getLong(4), hidden));
    }
    return seen;
  }
}
