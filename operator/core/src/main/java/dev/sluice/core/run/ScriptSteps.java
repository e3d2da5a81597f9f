package dev.sluice.core.run;

import dev.sluice.core.plan.CallbackEvent;
import dev.sluice.core.plan.Effect;
import dev.sluice.core.plan.HistoryRow;
import dev.sluice.core.plan.PendingScript;
import dev.sluice.core.plan.Script;
import dev.sluice.core.plan.Work;
import dev.sluice.core.run.Position.Stage;
import dev.sluice.core.run.RunStep.Effort;
import dev.sluice.core.run.RunStep.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The steps of one script.
 *
 * <p>A transactional one is one step. Any other goes statement by statement: what PostgreSQL takes
 * in a transaction commits with its ledger row; for the rest an intent is written before and a
 * confirmation after, and what lies between is found out from the catalogue.
 */
final class ScriptSteps {
  private static final int DESCRIPTION_LENGTH = 200;

  private ScriptSteps() {}

  static RunStep next(Run run, RunFacts facts, Work work, long epoch, Limits limits) {
    Position position = facts.position();
    PendingScript script = work.pending().get(position.script());
    int statement = position.statement();
    if (mustVerifyLock(facts)) {
      return new RunStep.VerifyLock();
    }
    List<Script> before = run.scripts().callbacks(CallbackEvent.BEFORE_EACH_MIGRATE);
    List<Script> after = run.scripts().callbacks(CallbackEvent.AFTER_EACH_MIGRATE);
    return switch (position.stage()) {
      case SCRIPT ->
          new RunStep.ApplyScript(epoch, script, row(work, script, true), before, after, limits);
      case BEGIN ->
          new RunStep.BeginScript(epoch, script, row(work, script, false), before, limits);
      case STATEMENT ->
          effect(script, statement).atomic()
              ? new RunStep.ApplyStatement(epoch, script, statement, limits)
              : beforeStatement(epoch, script, statement, limits);
      case CLEAR -> new RunStep.IntendStatement(epoch, script, statement);
      case INTENDED ->
          new RunStep.ExecuteStatement(
              epoch, script, statement, bounded(script, statement, limits));
      case EXECUTED -> {
        Effort effort = Objects.requireNonNull(position.effort());
        yield new RunStep.ConfirmStatement(epoch, script, statement, effort);
      }
      case DOUBT ->
          new RunStep.ResolveDoubt(epoch, script, statement, position.refusedAs(), false, limits);
      case SEAL -> new RunStep.SealScript(epoch, script, row(work, script, true), after, limits);
    };
  }

  private static boolean mustVerifyLock(RunFacts facts) {
    return !facts.session().lockVerified()
        && switch (facts.position().stage()) {
          case SCRIPT, BEGIN, STATEMENT, CLEAR, INTENDED -> true;
          case EXECUTED, DOUBT, SEAL -> false;
        };
  }

  private static RunStep beforeStatement(
      long epoch, PendingScript script, int statement, Limits limits) {
    return waitsForSnapshots(effect(script, statement))
        ? new RunStep.FindOldSnapshots(script, statement, limits.lockTimeout())
        : new RunStep.IntendStatement(epoch, script, statement);
  }

  /**
   * These ask for no lock that others would queue behind, and a lock timeout would leave them half
   * done. DETACH PARTITION ... CONCURRENTLY has to have one: its second transaction asks for ACCESS
   * EXCLUSIVE on the partition, and what it leaves pending then is finished later.
   */
  private static Limits bounded(PendingScript script, int statement, Limits limits) {
    Effect effect = effect(script, statement);
    return waitsForSnapshots(effect) && !(effect instanceof Effect.DetachPartition)
        ? new Limits(Duration.ZERO, limits.until())
        : limits;
  }

  private static boolean waitsForSnapshots(Effect effect) {
    return switch (effect) {
      case Effect.BuildIndex _, Effect.DropIndex _, Effect.Reindex _, Effect.DetachPartition _ ->
          true;
      case Effect.Transactional _,
          Effect.OwnTransaction _,
          Effect.TransactionControl _,
          Effect.ClusterObject _,
          Effect.Repeatable _,
          Effect.Unverifiable _ ->
          false;
    };
  }

  private static Effect effect(PendingScript script, int statement) {
    return script.statements().get(statement - 1).effect();
  }

  /** A script that was begun has a row already; it keeps its rank. */
  static HistoryRow row(Work work, PendingScript script, boolean success) {
    int rank =
        work.history().rows().stream()
            .filter(row -> !row.success() && row.script().equals(script.file()))
            .map(HistoryRow::rank)
            .findFirst()
            .orElseGet(() -> work.history().nextRank());
    String description = script.script().name().description();
    return new HistoryRow(
        rank,
        script.planned().version(),
        description.length() <= DESCRIPTION_LENGTH
            ? description
            : description.substring(0, DESCRIPTION_LENGTH - 3) + "...",
        "SQL",
        script.file(),
        script.checksum(),
        success);
  }

  /** Whether a script that goes statement by statement was marked as begun. */
  static boolean isBegun(Position position) {
    return position.statement() > 0 && position.stage() != Stage.BEGIN;
  }
}
