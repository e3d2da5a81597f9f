package dev.sluice.engine.run;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Result;
import dev.sluice.core.plan.PendingScript;
import dev.sluice.core.plan.Script;
import dev.sluice.core.plan.ScriptSyntax;
import dev.sluice.core.plan.Statement;
import dev.sluice.core.run.Observation;
import dev.sluice.core.run.RunStep;
import dev.sluice.core.run.RunStep.Limits;
import dev.sluice.core.run.Trouble;
import dev.sluice.engine.flyway.HistoryTable;
import dev.sluice.engine.ledger.Ledger;
import dev.sluice.engine.postgres.Sessions;
import dev.sluice.engine.postgres.SqlTroubles;
import dev.sluice.engine.postgres.TroubleException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Whole scripts, and what begins and ends scripts that go statement by statement. */
final class ScriptExecution {
  private final Sessions sessions;
  private final DataSession data;
  private final StatementRunner statements;
  private final HistoryTable history;
  private final Ledger ledger;
  private final ScriptSyntax syntax;
  private final Events events;

  ScriptExecution(
      Sessions sessions,
      DataSession data,
      StatementRunner statements,
      HistoryTable history,
      Ledger ledger,
      ScriptSyntax syntax,
      Events events) {
    this.sessions = sessions;
    this.data = data;
    this.statements = statements;
    this.history = history;
    this.ledger = ledger;
    this.syntax = syntax;
    this.events = events;
  }

  Observation apply(RunStep.ApplyScript step) throws TroubleException {
    long began = System.nanoTime();
    PendingScript script = step.script();
    data.begin(step.epoch(), step.limits());
    try {
      callbacks(step.before(), step.limits(), false);
      long rows = 0;
      int number = 0;
      for (Statement statement : script.statements()) {
        events.step(StepWords.statement(script, ++number));
        rows += statements.run(script.script(), statement, step.limits(), false);
      }
      callbacks(step.after(), step.limits(), false);
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      commit(
          script.script(),
          history.insertSql(step.row(), took.toMillis())
              + "; "
              + ledger.scriptDoneSql(step.epoch(), script, rows));
      return new Observation.Applied(script.statements().size(), took);
    } catch (TroubleException e) {
      data.rollback();
      throw e;
    }
  }

  Observation begin(RunStep.BeginScript step) throws TroubleException {
    data.begin(step.epoch(), step.limits());
    try {
      callbacks(step.before(), step.limits(), false);
      commit(
          step.script().script(),
          history.deleteUnfinishedSql(step.row())
              + "; "
              + history.insertSql(step.row(), 0)
              + "; "
              + ledger.beginSql(step.epoch(), step.script()));
      return new Observation.Done();
    } catch (TroubleException e) {
      data.rollback();
      throw e;
    }
  }

  Observation seal(RunStep.SealScript step) throws TroubleException {
    data.begin(step.epoch(), step.limits());
    try {
      callbacks(step.after(), step.limits(), false);
      Duration took =
          data.query(
              ledger.sinceBeginSql(step.script()),
              "read the ledger",
              row -> Duration.ofMillis(row.next() ? row.getLong(1) : 0));
      commit(
          step.script().script(),
          history.deleteUnfinishedSql(step.row())
              + "; "
              + history.insertSql(step.row(), took.toMillis())
              + "; "
              + ledger.scriptSealedSql(step.script().file()));
      return new Observation.Applied(step.script().statements().size(), took);
    } catch (TroubleException e) {
      data.rollback();
      throw e;
    }
  }

  Observation abandon(RunStep.AbandonScript step) throws TroubleException {
    data.write(
        step.epoch(),
        history.deleteUnfinishedSql(step.row()) + "; " + ledger.sealSql(step.script()),
        "take back the mark of a script");
    return new Observation.Done();
  }

  Observation callbacks(RunStep.RunCallbacks step, boolean closing) throws TroubleException {
    for (Script script : step.scripts()) {
      data.begin(step.epoch(), step.limits());
      try {
        callbacks(List.of(script), step.limits(), closing);
        commit(script, Settings.OURSELVES);
      } catch (TroubleException e) {
        data.rollback();
        throw e;
      }
    }
    return new Observation.Done();
  }

  /** Own rows and COMMIT in one message: they are there together with the script, or not at all. */
  private void commit(Script script, String rows) throws TroubleException {
    try (java.sql.Statement statement = sessions.data().createStatement()) {
      statement.execute(Settings.OURSELVES + rows + "; COMMIT");
    } catch (SQLException e) {
      throw new TroubleException(SqlTroubles.ofScript(e, script, null, false, List.of()));
    }
  }

  private void callbacks(List<Script> scripts, Limits limits, boolean closing)
      throws TroubleException {
    for (Script script : scripts) {
      for (Statement statement : statementsOf(script)) {
        statements.run(script, statement, limits, closing);
      }
    }
  }

  private List<Statement> statementsOf(Script script) throws TroubleException {
    return switch (syntax.statements(script)) {
      case Result.Ok<List<Statement>>(List<Statement> parsed) -> parsed;
      case Result.Refused<List<Statement>>(Failure failure) ->
          throw new TroubleException(Trouble.of(Trouble.Kind.REFUSED, failure));
    };
  }
}
