package dev.sluice.engine.run;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.run.Observation;
import dev.sluice.core.run.RunRequest.Check;
import dev.sluice.core.run.RunStep;
import dev.sluice.core.run.Trouble;
import dev.sluice.core.sql.Grammar;
import dev.sluice.core.sql.SingleQuery;
import dev.sluice.engine.postgres.Sessions;
import dev.sluice.engine.postgres.SqlTroubles;
import dev.sluice.engine.postgres.TroubleException;
import dev.sluice.engine.postgres.Watchdog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** The user's checks, in transactions that cannot write. */
final class Checks {
  private final Sessions sessions;
  private final DataSession data;
  private final Settings settings;
  private final Watchdog watchdog;
  private final Grammar grammar;

  Checks(
      Sessions sessions, DataSession data, Settings settings, Watchdog watchdog, Grammar grammar) {
    this.sessions = sessions;
    this.data = data;
    this.settings = settings;
    this.watchdog = watchdog;
    this.grammar = grammar;
  }

  Observation run(RunStep.RunCheck step) throws TroubleException {
    SingleQuery query = SingleQuery.of(step.check().sql(), grammar);
    if (query.problem().isPresent()) {
      throw new TroubleException(refused("it " + query.problem().get(), null, step.check()));
    }
    data.prepare(settings.beginReadOnly(step.limits()));
    try {
      return answer(step, query);
    } finally {
      data.rollback();
    }
  }

  /** In parentheses: what is no query, and so might write, is a syntax error. */
  private Observation answer(RunStep.RunCheck step, SingleQuery query) throws TroubleException {
    try (Statement statement = sessions.data().createStatement()) {
      statement.setEscapeProcessing(false);
      watchdog.watch(sessions.data(), step.limits(), false);
      try (ResultSet rows =
          statement.executeQuery("SELECT * FROM (" + query.sql() + "\n) AS answer LIMIT 2")) {
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
      case CANCELLED -> cancelled ? own : refused(SqlTroubles.words(e), e.getSQLState(), check);
      case REFUSED -> refused(SqlTroubles.words(e), e.getSQLState(), check);
    };
  }

  private static Trouble refused(String why, @Nullable String sqlState, Check check) {
    return Trouble.of(
        Trouble.Kind.REFUSED,
        new Failure(
            Reason.CheckFailed,
            "Check "
                + check.name()
                + " could not be run: "
                + why
                + ". A check is one query that reads. Correct it, then retry.",
            sqlState,
            null,
            null,
            null));
  }
}
