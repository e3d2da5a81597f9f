package dev.sluice.engine.run;

import dev.sluice.core.plan.HistoryRow;
import dev.sluice.core.plan.ParsedCallback;
import dev.sluice.core.plan.PendingScript;
import dev.sluice.core.run.Observation;
import dev.sluice.core.run.RunStep;
import dev.sluice.core.run.RunStep.Limits;
import dev.sluice.core.sql.ParsedStatement;
import dev.sluice.core.sql.Segment;
import dev.sluice.engine.flyway.HistoryTable;
import dev.sluice.engine.ledger.Ledger;
import dev.sluice.engine.postgres.TroubleException;
import java.time.Duration;
import java.util.List;

/** Whole scripts, segments of scripts, and what begins and ends those of several segments. */
final class ScriptExecution {
  private final DataSession data;
  private final StatementRunner statements;
  private final HistoryTable history;
  private final Ledger ledger;
  private final EarlierSettings settings;
  private final Events events;

  ScriptExecution(
      DataSession data,
      StatementRunner statements,
      HistoryTable history,
      Ledger ledger,
      Events events) {
    this.data = data;
    this.statements = statements;
    this.history = history;
    this.ledger = ledger;
    this.settings = new EarlierSettings(statements);
    this.events = events;
  }

  Observation apply(RunStep.ApplyScript step) throws TroubleException {
    long began = System.nanoTime();
    PendingScript script = step.script();
    data.begin(step.epoch(), step.limits());
    try {
      callbacks(step.before(), step.limits(), false);
      long rows = 0;
      for (Segment segment : script.segments()) {
        rows += run(script, segment, step.limits());
      }
      after(step.after(), step.limits());
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      statements.commit(
          script.script(),
          history.insertSql(step.row(), took.toMillis())
              + "; "
              + ledger.scriptDoneSql(step.epoch(), script, rows));
      return new Observation.Applied(script.statementCount(), took);
    } catch (TroubleException e) {
      data.rollback();
      throw e;
    }
  }

  /** The first one begins the script, the last one seals it. */
  Observation apply(RunStep.ApplySegment step) throws TroubleException {
    PendingScript script = step.script();
    Segment segment = script.segment(step.segment());
    data.begin(step.epoch(), step.limits());
    try {
      if (step.begins() == null) {
        settings.restore(script, segment.first(), step.limits(), false);
      }
      callbacks(step.before(), step.limits(), false);
      long rows = run(script, segment, step.limits());
      after(step.after(), step.limits());
      StringBuilder sql = new StringBuilder();
      if (step.begins() != null) {
        sql.append(beginSql(step.epoch(), script, step.begins())).append("; ");
      }
      sql.append(ledger.segmentDoneSql(step.epoch(), script, segment, rows));
      Duration took = Duration.ZERO;
      if (step.ends() != null) {
        took = sinceBegin(script);
        sql.append("; ").append(sealSql(script, step.ends(), took));
      }
      statements.commit(script.script(), sql.toString());
      return step.ends() == null
          ? new Observation.Done()
          : new Observation.Applied(script.statementCount(), took);
    } catch (TroubleException e) {
      data.rollback();
      throw e;
    }
  }

  private long run(PendingScript script, Segment segment, Limits limits) throws TroubleException {
    long rows = 0;
    int number = segment.first();
    for (ParsedStatement statement : segment.statements()) {
      events.step(StepWords.statement(script, number++));
      rows += statements.run(script.script(), statement, limits, false);
    }
    return rows;
  }

  /** They find the session as a script finds it. */
  private void after(List<ParsedCallback> callbacks, Limits limits) throws TroubleException {
    if (!callbacks.isEmpty()) {
      statements.configure(limits);
      callbacks(callbacks, limits, false);
    }
  }

  private String beginSql(long epoch, PendingScript script, HistoryRow row) {
    return history.deleteUnfinishedSql(row)
        + "; "
        + history.insertSql(row, 0)
        + "; "
        + ledger.beginSql(epoch, script);
  }

  private String sealSql(PendingScript script, HistoryRow row, Duration took) {
    return history.deleteUnfinishedSql(row)
        + "; "
        + history.insertSql(row, took.toMillis())
        + "; "
        + ledger.scriptSealedSql(script.file());
  }

  private Duration sinceBegin(PendingScript script) throws TroubleException {
    data.prepare(Settings.OURSELVES);
    return data.query(
        ledger.sinceBeginSql(script),
        "read the ledger",
        row -> Duration.ofMillis(row.next() ? row.getLong(1) : 0));
  }

  Observation begin(RunStep.BeginScript step) throws TroubleException {
    data.begin(step.epoch(), step.limits());
    try {
      callbacks(step.before(), step.limits(), false);
      statements.commit(step.script().script(), beginSql(step.epoch(), step.script(), step.row()));
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
      Duration took = sinceBegin(step.script());
      statements.commit(step.script().script(), sealSql(step.script(), step.row(), took));
      return new Observation.Applied(step.script().statementCount(), took);
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
    for (ParsedCallback callback : step.callbacks()) {
      data.begin(step.epoch(), step.limits());
      try {
        callbacks(List.of(callback), step.limits(), closing);
        statements.commit(callback.script(), "SELECT 1");
      } catch (TroubleException e) {
        data.rollback();
        throw e;
      }
    }
    return new Observation.Done();
  }

  private void callbacks(List<ParsedCallback> callbacks, Limits limits, boolean closing)
      throws TroubleException {
    for (ParsedCallback callback : callbacks) {
      for (ParsedStatement statement : callback.statements()) {
        statements.run(callback.script(), statement, limits, closing);
      }
    }
  }
}
