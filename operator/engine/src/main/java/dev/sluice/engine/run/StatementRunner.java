package dev.sluice.engine.run;

import dev.sluice.core.plan.Script;
import dev.sluice.core.run.RunStep.Limits;
import dev.sluice.core.run.Trouble;
import dev.sluice.core.sql.ParsedStatement;
import dev.sluice.core.sql.SessionEffect;
import dev.sluice.engine.postgres.Sessions;
import dev.sluice.engine.postgres.SqlTroubles;
import dev.sluice.engine.postgres.TroubleException;
import dev.sluice.engine.postgres.UserStatement;
import dev.sluice.engine.postgres.Watchdog;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Sends statements of the user's, one at a time, under the watchdog's eye.
 *
 * <p>After one that may have changed them, the limits are set again together with the next one: no
 * further round trip, and nothing runs without them.
 */
final class StatementRunner {
  private final Sessions sessions;
  private final DataSession data;
  private final Settings settings;
  private final Watchdog watchdog;
  private final Events events;

  StatementRunner(
      Sessions sessions, DataSession data, Settings settings, Watchdog watchdog, Events events) {
    this.sessions = sessions;
    this.data = data;
    this.settings = settings;
    this.watchdog = watchdog;
    this.events = events;
  }

  /**
   * Sends it in whatever transaction there is, or in none.
   *
   * @param closing a stop was requested already; it does not stop this
   * @return rows changed
   */
  long run(Script script, ParsedStatement statement, Limits limits, boolean closing)
      throws TroubleException {
    Connection connection = sessions.data();
    String again = limitsAgain(limits);
    if (statement.session() != SessionEffect.NONE) {
      data.sessionChanges();
    }
    try {
      watchdog.watch(connection, limits, closing);
      long rows = send(connection, again, statement);
      watchdog.dismiss();
      return rows;
    } catch (SQLException e) {
      boolean cancelled = watchdog.dismiss();
      throw new TroubleException(trouble(e, script, statement, cancelled));
    }
  }

  /** Null where they are as they were set; outside of a transaction they are set at once. */
  private @Nullable String limitsAgain(Limits limits) throws TroubleException {
    if (!data.takeLimitsMayDiffer()) {
      return null;
    }
    String again = settings.limitsAgain(limits, data.inTransaction());
    if (data.inTransaction()) {
      return again;
    }
    data.prepare(again); // with another statement in one message it would be in a transaction
    return null;
  }

  private Trouble trouble(
      SQLException e, Script script, @Nullable ParsedStatement statement, boolean cancelled) {
    return watchdog.endedLockWait()
        ? SqlTroubles.waitedTooLong(e, script, statement, watchdog.blockers())
        : SqlTroubles.ofScript(e, script, statement, cancelled, watchdog.blockers());
  }

  /** Own rows and COMMIT in one message: they are there together with the script, or not at all. */
  void commit(Script script, String rows) throws TroubleException {
    try {
      data.commit(rows);
    } catch (SQLException e) {
      throw new TroubleException(trouble(e, script, null, false));
    }
  }

  /** Before callbacks that follow the statements of a script in its transaction. */
  void configure(Limits limits) throws TroubleException {
    data.prepare(settings.again(limits));
  }

  private long send(Connection connection, @Nullable String again, ParsedStatement statement)
      throws SQLException {
    String rows = statement.copyData();
    return rows == null
        ? UserStatement.send(connection, again, statement.sql(), events::notice)
        : UserStatement.copy(connection, again, statement.sql(), rows);
  }
}
