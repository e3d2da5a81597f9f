package dev.sluice.engine.postgres;

import dev.sluice.core.run.Backend;
import dev.sluice.core.run.ServerFacts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * The two sessions of a run: one that does the work, and one that holds the run lock and is idle
 * otherwise. Both are in autocommit mode; transactions are begun and ended by SQL.
 *
 * <p>The lock is not taken in the working session: a session that waits for an advisory lock holds
 * a snapshot, and CREATE INDEX CONCURRENTLY would wait for it for ever. The working session bears
 * the other one's process id in its name, so that both are known for one runner's.
 */
public final class Sessions implements AutoCloseable {
  /**
   * No limits but those that a step sets; and the server finds out in half a minute that our host
   * is gone, where its own default for keepalives is two hours.
   */
  private static final String SETTINGS =
      """
      SELECT set_config(name, '0', false) FROM pg_settings
      WHERE name IN ('idle_session_timeout', 'statement_timeout', 'transaction_timeout');
      SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 4\
      """;

  private static final String IDENTITY =
      """
      SELECT pg_backend_pid(), pg_is_in_recovery(), current_setting('server_version'),
        current_setting('server_version_num')::int, current_database(), session_user,
        (SELECT system_identifier::text FROM pg_control_system()),
        current_setting('sluice.probe', true), clock_timestamp()::text\
      """;

  /** For SQL of ours, which takes no time worth telling or waits for at most twenty seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Endpoint endpoint;
  private volatile @Nullable Connection lockSession;
  private @Nullable Connection dataSession;
  private volatile int dataPid;
  private int lockPid;
  private @Nullable String firstSeen;

  public Sessions(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** Opens both again. */
  public ServerFacts open() throws TroubleException {
    close();
    try {
      Connection lock = connect(Endpoint.LOCK);
      lockSession = lock;
      lockPid = probe(lock);
      Connection data = connect(":" + lockPid);
      dataSession = data;
      return facts(lock, data);
    } catch (SQLException e) {
      close();
      throw new TroubleException(SqlTroubles.connecting(e));
    }
  }

  /** Opens one only, for reading. */
  public ServerFacts openToRead() throws TroubleException {
    close();
    try {
      Connection data = connect(":read");
      dataSession = data;
      try (Statement statement = data.createStatement();
          ResultSet row = identity(statement)) {
        return facts(row, false);
      }
    } catch (SQLException e) {
      close();
      throw new TroubleException(SqlTroubles.connecting(e));
    }
  }

  public Connection data() throws TroubleException {
    return open(dataSession);
  }

  /**
   * Until when an answer on the data session may come. A server that vanished sends none, and by
   * itself the driver would wait for hours.
   */
  public void expectAnswerWithin(Duration patience) throws TroubleException {
    expectAnswer(data(), patience);
  }

  public Connection lock() throws TroubleException {
    return open(lockSession);
  }

  /** The server process of the session that is to hold the run lock. */
  public int lockPid() {
    return lockPid;
  }

  /** When this runner first connected, by the server's clock. */
  public String firstSeen() {
    return Objects.requireNonNull(firstSeen, "not connected yet");
  }

  /** Whether the data session waits for a lock now, seen from the other one. */
  public LockWait lockWait() {
    Connection lock = lockSession;
    if (lock == null) {
      return LockWait.NONE;
    }
    try (Statement statement = lock.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT a.pid, coalesce(application_name, ''), coalesce(usename, ''),
                  coalesce(extract(epoch FROM
                    clock_timestamp() - coalesce(xact_start, backend_start)), 0)::bigint,
                  w.millis
                FROM (SELECT (extract(epoch FROM clock_timestamp() - min(waitstart)) * 1000)::bigint
                    AS millis FROM pg_locks WHERE pid = %1$d AND NOT granted) w
                LEFT JOIN pg_stat_activity a ON a.pid = ANY(pg_blocking_pids(%1$d))\
                """
                    .formatted(dataPid))) {
      return lockWait(rows);
    } catch (SQLException e) {
      return LockWait.NONE; // the server's own lock timeout does not depend on it
    }
  }

  private static LockWait lockWait(ResultSet rows) throws SQLException {
    List<Backend> blockers = new ArrayList<>();
    long millis = 0;
    while (rows.next()) {
      millis = rows.getLong(5);
      Duration age = Duration.ofSeconds(Math.max(0, rows.getLong(4)));
      int pid = rows.getInt(1);
      if (pid != 0) {
        blockers.add(new Backend(pid, rows.getString(2), rows.getString(3), age));
      }
    }
    return new LockWait(Duration.ofMillis(millis), blockers);
  }

  /** Of rows with pid, application name, user, age in seconds. */
  public static List<Backend> backends(ResultSet rows) throws SQLException {
    List<Backend> backends = new ArrayList<>();
    while (rows.next()) {
      Duration age = Duration.ofSeconds(Math.max(0, rows.getLong(4)));
      backends.add(new Backend(rows.getInt(1), rows.getString(2), rows.getString(3), age));
    }
    return backends;
  }

  @Override
  public void close() {
    close(dataSession);
    close(lockSession);
    dataSession = null;
    lockSession = null;
  }

  private static Connection open(@Nullable Connection session) throws TroubleException {
    if (session == null) {
      throw new TroubleException(
          SqlTroubles.own(new SQLException("the session is closed", "08003"), "go on"));
    }
    return session;
  }

  private Connection connect(String suffix) throws SQLException {
    Connection connection = new Driver().connect(endpoint.server(), endpoint.properties(suffix));
    if (connection == null) {
      throw new SQLException("the url is no jdbc:postgresql url", "08001");
    }
    expectAnswer(connection, PATIENCE);
    return connection;
  }

  private static void expectAnswer(Connection connection, Duration patience) {
    try {
      long millis = Math.clamp(patience.toMillis(), 1, Integer.MAX_VALUE);
      connection.setNetworkTimeout(Runnable::run, (int) millis);
    } catch (SQLException e) {
      close(connection); // it is gone, as the next statement will find
    }
  }

  private int probe(Connection lock) throws SQLException {
    try (Statement statement = lock.createStatement()) {
      statement.execute(SETTINGS);
      statement.execute("SET sluice.probe = 'kept'");
      try (ResultSet row = identity(statement)) {
        firstSeen = firstSeen == null ? row.getString(9) : firstSeen;
        return row.getInt(1);
      }
    }
  }

  /**
   * While the data session is in a transaction, the other one must still be where it was: a pooler
   * in transaction mode has to move one of them, or serves both by one backend.
   */
  private ServerFacts facts(Connection lock, Connection data) throws SQLException {
    try (Statement statement = data.createStatement();
        Statement other = lock.createStatement()) {
      statement.execute(SETTINGS);
      statement.execute("BEGIN");
      try (ResultSet row = identity(statement);
          ResultSet again = identity(other)) {
        dataPid = row.getInt(1);
        boolean kept = "kept".equals(again.getString(8));
        boolean same = again.getInt(1) == lockPid && dataPid != lockPid;
        return facts(row, !kept || !same);
      } finally {
        statement.execute("COMMIT");
      }
    }
  }

  private static ServerFacts facts(ResultSet row, boolean pooled) throws SQLException {
    return new ServerFacts(
        row.getString(7),
        row.getString(5),
        row.getString(3),
        row.getInt(4),
        row.getBoolean(2),
        pooled,
        row.getString(6));
  }

  private static ResultSet identity(Statement statement) throws SQLException {
    ResultSet row = statement.executeQuery(IDENTITY);
    row.next();
    return row;
  }

  private static void close(@Nullable Connection connection) {
    if (connection == null) {
      return;
    }
    try {
      connection.close();
    } catch (SQLException e) {
      return; // it is gone either way
    }
  }
}
