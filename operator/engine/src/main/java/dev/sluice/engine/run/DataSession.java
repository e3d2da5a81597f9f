package dev.sluice.engine.run;

import dev.sluice.core.run.RunStep.Limits;
import dev.sluice.engine.ledger.Ledger;
import dev.sluice.engine.postgres.Sessions;
import dev.sluice.engine.postgres.SqlTroubles;
import dev.sluice.engine.postgres.TroubleException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
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

  /** Puts the session into a known state, outside of any transaction. */
  void prepare(String settingsSql) throws TroubleException {
    try (Statement statement = sessions.data().createStatement()) {
      statement.execute(settingsSql);
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
    try (Statement statement = sessions.data().createStatement()) {
      long current = lastNumber(statement, settings.outsideTransaction(limits) + Ledger.EPOCH);
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
    try (Statement statement = sessions.data().createStatement()) {
      long current = lastNumber(statement, settings.beginFenced(limits));
      if (current != epoch) {
        statement.execute("ROLLBACK");
        throw new TroubleException(SqlTroubles.fenced(epoch, current));
      }
    } catch (SQLException e) {
      rollback();
      throw new TroubleException(SqlTroubles.own(e, "begin a transaction under the fence"));
    }
  }

  /** Own rows in a transaction of their own. */
  void write(long epoch, String sql, String doing) throws TroubleException {
    begin(epoch, ownLimits());
    try (Statement statement = sessions.data().createStatement()) {
      statement.execute(sql + "; COMMIT");
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
    try (Statement statement = sessions.data().createStatement()) {
      return lastNumber(statement, begin + sql + "; COMMIT");
    } catch (SQLException e) {
      rollback();
      throw new TroubleException(SqlTroubles.own(e, doing));
    }
  }

  /** Ends whatever transaction there is; a connection that is gone has none. */
  void rollback() throws TroubleException {
    try (Statement statement = sessions.data().createStatement()) {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      sessions.close();
    }
  }

  /** The server itself ends what takes longer; what comes after that is no answer any more. */
  private void expectAnswer(Limits limits) throws TroubleException {
    Duration left = Duration.between(clock.instant(), limits.until());
    sessions.expectAnswerWithin(left.plus(AFTER_ITS_END));
  }

  Limits ownLimits() {
    return new Limits(OWN_LOCK_TIMEOUT, clock.instant().plus(OWN_TIME));
  }

  private static long lastNumber(Statement statement, String sql) throws SQLException {
    long last = 0;
    boolean rows = statement.execute(sql);
    while (rows || statement.getUpdateCount() >= 0) {
      if (rows) {
        try (ResultSet result = statement.getResultSet()) {
          last = result.next() && isNumber(result) ? result.getLong(1) : last;
        }
      }
      rows = statement.getMoreResults();
    }
    return last;
  }

  private static boolean isNumber(ResultSet result) throws SQLException {
    return result.getMetaData().getColumnType(1) == Types.BIGINT;
  }
}
