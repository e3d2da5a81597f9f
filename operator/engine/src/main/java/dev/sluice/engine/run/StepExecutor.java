package dev.sluice.engine.run;

import dev.sluice.core.run.Observation;
import dev.sluice.core.run.Report;
import dev.sluice.core.run.Run;
import dev.sluice.core.run.RunStep;
import dev.sluice.engine.flyway.HistoryTable;
import dev.sluice.engine.ledger.Ledger;
import dev.sluice.engine.postgres.Sessions;
import dev.sluice.engine.postgres.StopSignal;
import dev.sluice.engine.postgres.TroubleException;
import dev.sluice.engine.postgres.Watchdog;
import java.time.InstantSource;
import java.util.List;

/** Does what a step says; every trouble becomes an answer here. */
final class StepExecutor implements AutoCloseable {
  private final Run run;
  private final Sessions sessions;
  private final StopSignal stop;
  private final Watchdog watchdog;
  private final DataSession data;
  private final LockSession lock;
  private final SessionSteps session;
  private final ScriptExecution scripts;
  private final StatementExecution statements;
  private final Doubts doubts;
  private final Checks checks;

  StepExecutor(
      Run run,
      Sessions sessions,
      StopSignal stop,
      InstantSource clock,
      Events events,
      String runner) {
    this.run = run;
    this.sessions = sessions;
    this.stop = stop;
    List<String> schemas = run.request().target().schemas();
    HistoryTable history = new HistoryTable(schemas.getFirst());
    Ledger ledger = new Ledger(schemas.getFirst());
    Settings settings = new Settings(clock, schemas);
    data = new DataSession(sessions, settings, clock);
    watchdog = new Watchdog(clock, stop, sessions::lockWait);
    StatementRunner sender = new StatementRunner(sessions, data, settings, watchdog, events);
    lock = new LockSession(sessions);
    session =
        new SessionSteps(
            sessions, data, history, ledger, new OtherBookkeeping(data, schemas), runner);
    scripts = new ScriptExecution(data, sender, history, ledger, events);
    statements = new StatementExecution(data, sender, ledger);
    doubts = new Doubts(data, new Leftovers(data, sender, schemas), ledger);
    checks = new Checks(sessions, data, settings, watchdog, run.grammar());
  }

  /**
   * Never throws for what a database can do.
   *
   * @param closing the decision was made after a stop was requested
   */
  Observation execute(RunStep step, boolean closing) {
    try {
      return answer(step, closing);
    } catch (TroubleException e) {
      return new Observation.Troubled(e.trouble());
    }
  }

  private Observation answer(RunStep step, boolean closing) throws TroubleException {
    return switch (step) {
      case RunStep.Pause pause -> {
        stop.await(pause.until());
        yield new Observation.Done();
      }
      case RunStep.Connect _ -> {
        data.connected();
        yield new Observation.Connected(
            run.command() == Report.Command.PLAN ? sessions.openToRead() : sessions.open());
      }
      case RunStep.TakeRunLock _ -> lock.take();
      case RunStep.VerifyLock _ -> lock.verify();
      case RunStep.EndOrphans _ -> session.endOrphans();
      case RunStep.ClaimEpoch claim -> session.claim(claim);
      case RunStep.Inspect(boolean catalogue) ->
          session.inspect(catalogue ? run.scripts().running() : List.of());
      case RunStep.Prepare prepare -> session.prepare(prepare);
      case RunStep.ResolveDoubt doubt -> doubts.resolve(doubt);
      case RunStep.RunCheck check -> checks.run(check);
      case RunStep.RunCallbacks callbacks -> scripts.callbacks(callbacks, closing);
      case RunStep.ApplyScript apply -> scripts.apply(apply);
      case RunStep.BeginScript begin -> scripts.begin(begin);
      case RunStep.SealScript seal -> scripts.seal(seal);
      case RunStep.AbandonScript abandon -> scripts.abandon(abandon);
      case RunStep.IntendStatement intend -> statements.intend(intend);
      case RunStep.FindOldSnapshots find -> statements.findOldSnapshots(find);
      case RunStep.ExecuteStatement execute -> statements.execute(execute);
      case RunStep.ConfirmStatement confirm -> statements.confirm(confirm);
      case RunStep.ApplySegment apply -> scripts.apply(apply);
      case RunStep.RecordEnd end -> session.recordEnd(end);
      case RunStep.Finish _ -> new Observation.Done();
    };
  }

  @Override
  public void close() {
    watchdog.close();
    sessions.close();
  }
}
