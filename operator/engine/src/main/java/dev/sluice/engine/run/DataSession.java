package dev.sluice.engine.run;

import dev.sluice.core.run.RunStep.Limits;
import dev.sluice.engine.ledger.Ledger;
import dev.sluice.engine.postgres.Sessions;
import dev.sluice.engine.postgres.SqlMessage;
import dev.sluice.engine.postgres.SqlTroubles;
import dev.sluice.engine.postgres.TroubleException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The runner's own SQL on the data session. What changes something is fenced: by the transaction
 * that it is in, or by a look right before it.
 */
final class DataSession {
  private static final Duration OWN_LOCK_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration OWN_TIME = Duration.ofSeconds(20);
  private static final Duration AFTER_ITS_END = Duration.ofSeconds(10);

  private final Sessions sessions;
  private final Settings settings;
  private final InstantSource clock;
  private SessionState state = SessionState.UNKNOWN;

  DataSession(Sessions sessions, Settings settings, InstantSource clock) {
    this.sessions = sessions;
    this.settings = settings;
    this.clock = clock;
  }

  /** What a query answers. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet rows) throws SQLException;
  }

  <T> T query(String sql, String doing, RowReader<T> reader) throws TroubleException {
    try (Statement statement = sessions.data().createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return reader.read(rows);
    } catch (SQLException e) {
      throw new TroubleException(SqlTroubles.own(e, doing));
    }
  }

  /** Settings of ours, in whatever transaction there is. */
  void prepare(String settingsSql) throws TroubleException {
    try {
      SqlMessage.send(sessions.data(), settingsSql);
    } catch (SQLException e) {
      throw new TroubleException(SqlTroubles.own(e, "prepare the session"));
    }
  }

  /**
   * For a statement that cannot run in a transaction, and so cannot be fenced by one: the look at
   * the epoch is the last thing before it.
   */
  void prepareFenced(long epoch, Limits limits) throws TroubleException {
    expectAnswer(limits);
    state = state.outside();
    try {
      long current =
          SqlMessage.send(sessions.data(), settings.outsideTransaction(limits) + Ledger.EPOCH);
      if (current != epoch) {
        throw new TroubleException(SqlTroubles.fenced(epoch, current));
      }
    } catch (SQLException e) {
      throw new TroubleException(SqlTroubles.own(e, "look at the fence"));
    }
  }

  /** Begins a transaction that no later attempt can have overtaken when it commits. */
  void begin(long epoch, Limits limits) throws TroubleException {
    expectAnswer(limits);
    try {
      long current = SqlMessage.send(sessions.data(), settings.beginFenced(limits, state.known()));
      state = state.begun();
      if (current != epoch) {
        rollback();
        throw new TroubleException(SqlTroubles.fenced(epoch, current));
      }
    } catch (SQLException e) {
      rollback();
      throw new TroubleException(SqlTroubles.own(e, "begin a transaction under the fence"));
    }
  }

  /** The session is another one from now on. */
  void connected() {
    state = SessionState.UNKNOWN;
  }

  /** Rows of ours, and the transaction's COMMIT, in one message. */
  void commit(String rows) throws SQLException, TroubleException {
    SqlMessage.send(sessions.data(), Settings.OURSELVES + rows + "; COMMIT");
    state = state.committed();
  }

  /** Own rows in a transaction of their own. */
  void write(long epoch, String sql, String doing) throws TroubleException {
    begin(epoch, ownLimits());
    try {
      commit(sql);
    } catch (SQLException e) {
      rollback();
      throw new TroubleException(SqlTroubles.own(e, doing));
    }
  }

  /** Gives the last row's number; what fails is rolled back. */
  long transaction(String sql, String doing) throws TroubleException {
    expectAnswer(ownLimits());
    String begin =
        Settings.begin("READ WRITE")
            + "SET LOCAL lock_timeout = "
            + OWN_LOCK_TIMEOUT.toMillis()
            + "; ";
    try {
      return SqlMessage.send(sessions.data(), begin + sql + "; COMMIT");
    } catch (SQLException e) {
      rollback();
      throw new TroubleException(SqlTroubles.own(e, doing));
    }
  }

  /** Ends whatever transaction there is; a connection that is gone has none. */
  void rollback() throws TroubleException {
    state = state.rolledBack();
    try {
      SqlMessage.send(sessions.data(), "ROLLBACK");
    } catch (SQLException e) {
      sessions.close();
    }
  }

  boolean inTransaction() {
    return state.inTransaction();
  }

  /** A statement of the user's is about to run that may leave something in the session. */
  void sessionChanges() {
    state = state.withChange();
  }

  /** Whether the limits may be others than the run has set; they are set again now. */
  boolean takeLimitsMayDiffer() {
    boolean differ = state.changing();
    state = state.withLimits();
    return differ;
  }

  /** The server itself ends what takes longer; what comes after that is no answer any more. */
  private void expectAnswer(Limits limits) throws TroubleException {
    Duration left = Duration.between(clock.instant(), limits.until());
    sessions.expectAnswerWithin(left.plus(AFTER_ITS_END));
  }

  Limits ownLimits() {
    return new Limits(OWN_LOCK_TIMEOUT, clock.instant().plus(OWN_TIME));
  }
}
