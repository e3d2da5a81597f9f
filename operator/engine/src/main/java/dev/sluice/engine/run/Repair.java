package dev.sluice.engine.run;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.failure.Result;
import dev.sluice.core.plan.HistoryRow;
import dev.sluice.core.run.Observation;
import dev.sluice.core.run.Preflight;
import dev.sluice.core.run.Report.Outcome;
import dev.sluice.core.run.RunRequest;
import dev.sluice.core.run.RunStep;
import dev.sluice.core.run.Verdict;
import dev.sluice.engine.flyway.HistoryTable;
import dev.sluice.engine.ledger.Ledger;
import dev.sluice.engine.postgres.Endpoint;
import dev.sluice.engine.postgres.Sessions;
import dev.sluice.engine.postgres.TroubleException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Settles a half applied script as a user says who looked at the database. Runs nothing of it;
 * writes history and ledger in one transaction, under run lock and fence like any run.
 */
public final class Repair {
  /** What the user did. */
  public enum Said {
    /** Nothing of it is in effect any more: it runs again from its first statement. */
    UNDONE,
    /** All of it is in effect: it counts as applied. */
    FINISHED
  }

  private final Endpoint endpoint;
  private final RunRequest request;
  private final HistoryTable history;
  private final Ledger ledger;
  private final InstantSource clock;
  private final String runner;

  /**
   * Connects later.
   *
   * @param request its resource stands in the ledger, to say what was done
   * @param runner of this runner, for the ledger: a host
   */
  public Repair(Endpoint endpoint, RunRequest request, InstantSource clock, String runner) {
    this.endpoint = endpoint;
    this.request = request;
    this.history = new HistoryTable(request.target().schemas().getFirst());
    this.ledger = new Ledger(request.target().schemas().getFirst());
    this.clock = clock;
    this.runner = runner;
  }

  /** The script, settled; refused when it is not half applied, or a run is at work. */
  public Result<String> settle(String script, Said said) {
    try (Sessions sessions = new Sessions(endpoint)) {
      Optional<Failure> refusal = Preflight.refusal(request, sessions.open());
      if (refusal.isPresent()) {
        return Result.refused(refusal.get());
      }
      if (new LockSession(sessions).take() instanceof Observation.LockHeld(String holder)) {
        return Result.refused(
            Reason.RunLockHeld, "A run is at work: " + holder + ". Wait for its end.");
      }
      return settle(sessions, script, said);
    } catch (TroubleException e) {
      return Result.refused(e.trouble().failure());
    }
  }

  private Result<String> settle(Sessions sessions, String script, Said said)
      throws TroubleException {
    Settings settings = new Settings(clock, request.target().schemas());
    DataSession data = new DataSession(sessions, settings, clock);
    SessionSteps steps =
        new SessionSteps(
            sessions,
            data,
            history,
            ledger,
            new OtherBookkeeping(data, request.target().schemas()),
            runner);
    Optional<HistoryRow> failed = failedRow(steps, script);
    if (failed.isEmpty()) {
      return Result.refused(
          Reason.SourceInvalid,
          script + " is not half applied in this database. `sluice status` lists what is.");
    }
    if (steps.endOrphans() instanceof Observation.SessionsLeft(var left) && !left.isEmpty()) {
      return Result.refused(
          Reason.RunLockHeld,
          "A session of an earlier run was still at work and is being ended: "
              + left.getFirst()
              + ". Look at the database again, then repair.");
    }
    if (steps.claim(new RunStep.ClaimEpoch(request, 1))
        instanceof Observation.Claimed(long epoch)) {
      String sql =
          switch (said) {
            case UNDONE ->
                history.deleteUnfinishedSql(failed.get()) + "; " + ledger.sealSql(script);
            case FINISHED -> history.finishSql(script) + "; " + ledger.scriptSealedSql(script);
          };
      String end = Ledger.endSql(epoch, new Verdict(Outcome.SUCCEEDED, null));
      data.write(epoch, sql + "; " + end, "settle a half applied script");
    }
    return Result.ok(script);
  }

  private static Optional<HistoryRow> failedRow(SessionSteps steps, String script)
      throws TroubleException {
    return steps.inspect(List.of()) instanceof Observation.Inspected inspected
        ? inspected.history().rows().stream()
            .filter(row -> !row.success() && row.script().equals(script))
            .findFirst()
        : Optional.empty();
  }
}
