package dev.sluice.engine.run;

import dev.sluice.core.plan.PendingScript;
import dev.sluice.core.run.Observation;
import dev.sluice.core.run.RunStep;
import dev.sluice.core.run.RunStep.Effort;
import dev.sluice.core.run.RunStep.Limits;
import dev.sluice.engine.ledger.Ledger;
import dev.sluice.engine.postgres.TroubleException;
import java.time.Duration;

/** Statements outside of any transaction. */
final class StatementExecution {

  private final DataSession data;
  private final StatementRunner statements;
  private final Ledger ledger;
  private final EarlierSettings settings;
  private final OldSnapshots oldSnapshots;
  private final BuiltIndex built;

  StatementExecution(DataSession data, StatementRunner statements, Ledger ledger) {
    this.data = data;
    this.statements = statements;
    this.ledger = ledger;
    settings = new EarlierSettings(statements);
    oldSnapshots = new OldSnapshots(data);
    built = new BuiltIndex(new Indexes(data));
  }

  Observation intend(RunStep.IntendStatement step) throws TroubleException {
    data.write(
        step.epoch(),
        ledger.intendSql(step.epoch(), step.script(), step.statement()),
        "write an intent to the ledger");
    return new Observation.Done();
  }

  Observation confirm(RunStep.ConfirmStatement step) throws TroubleException {
    data.write(
        step.epoch(),
        ledger.confirmSql(step.epoch(), step.script(), step.statement(), step.effort()),
        "write a confirmation to the ledger");
    return new Observation.Done();
  }

  Observation findOldSnapshots(RunStep.FindOldSnapshots step) throws TroubleException {
    return new Observation.SessionsLeft(oldSnapshots.look(step));
  }

  Observation execute(RunStep.ExecuteStatement step) throws TroubleException {
    long began = System.nanoTime();
    data.prepareFenced(step.epoch(), step.limits());
    settings.restore(step.script(), step.statement(), step.limits(), false);
    long rows = run(step.script(), step.statement(), step.limits());
    built.require(step);
    return new Observation.Executed(new Effort(rows, Duration.ofNanos(System.nanoTime() - began)));
  }

  private long run(PendingScript script, int number, Limits limits) throws TroubleException {
    return statements.run(script.script(), script.statement(number), limits, false);
  }
}
