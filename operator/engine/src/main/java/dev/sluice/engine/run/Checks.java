package dev.sluice.engine.run;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.run.Observation;
import dev.sluice.core.run.RunRequest.Check;
import dev.sluice.core.run.RunStep;
import dev.sluice.core.run.Trouble;
import dev.sluice.engine.postgres.Sessions;
import dev.sluice.engine.postgres.SqlTroubles;
import dev.sluice.engine.postgres.TroubleException;
import dev.sluice.engine.postgres.Watchdog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The user's checks, in transactions that cannot write. */
final class Checks {
  private final Sessions sessions;
  private final DataSession data;
  private final Settings settings;
  private final Watchdog watchdog;

  Checks(Sessions sessions, DataSession data, Settings settings, Watchdog watchdog) {
    this.sessions = sessions;
    this.data = data;
    this.settings = settings;
    this.watchdog = watchdog;
  }

  Observation run(RunStep.RunCheck step) throws TroubleException {
    data.prepare(settings.beginReadOnly(step.limits()));
    try {
      return answer(step);
    } finally {
      data.rollback();
    }
  }

  /**
   * As a cursor's query, so that it can be one query only: a second statement, which might end the
   * read-only transaction, is a syntax error.
   */
  private Observation answer(RunStep.RunCheck step) throws TroubleException {
    String query = step.check().sql().strip().replaceFirst(";\\s*$", "");
    try (Statement statement = sessions.data().createStatement()) {
      statement.setEscapeProcessing(false);
      watchdog.watch(sessions.data(), step.limits(), false);
      try (ResultSet rows =
          statement.executeQuery("SELECT * FROM (" + query + "\n) AS answer LIMIT 2")) {
        Observation answer = answer(rows);
        watchdog.dismiss();
        return answer;
      }
    } catch (SQLException e) {
      throw new TroubleException(trouble(e, step.check(), watchdog.dismiss()));
    }
  }

  private static Observation answer(ResultSet rows) throws SQLException {
    if (!rows.next()) {
      return new Observation.CheckAnswered(null, 0);
    }
    String value = rows.getString(1);
    return new Observation.CheckAnswered(value, rows.next() ? 2 : 1);
  }

  private static Trouble trouble(SQLException e, Check check, boolean cancelled) {
    Trouble own = SqlTroubles.own(e, "run check " + check.name());
    return switch (own.kind()) {
      case CONNECTION, CONTENTION, AUTHENTICATION, FENCED -> own;
      case CANCELLED -> cancelled ? own : refused(e, check);
      case REFUSED -> refused(e, check);
    };
  }

  private static Trouble refused(SQLException e, Check check) {
    return Trouble.of(
        Trouble.Kind.REFUSED,
        new Failure(
            Reason.CheckFailed,
            "Check "
                + check.name()
                + " could not be run: "
                + SqlTroubles.words(e)
                + ". A check is one query that reads. Correct it, then retry.",
            e.getSQLState(),
            null,
            null,
            null));
  }
}
