package dev.sluice.core.run;

import dev.sluice.core.plan.CallbackEvent;
import dev.sluice.core.plan.HistoryRow;
import dev.sluice.core.plan.ParsedCallback;
import dev.sluice.core.plan.PendingScript;
import dev.sluice.core.plan.Work;
import dev.sluice.core.run.Position.Stage;
import dev.sluice.core.run.RunStep.Effort;
import dev.sluice.core.run.RunStep.Limits;
import dev.sluice.core.sql.ExecutionClass;
import dev.sluice.core.sql.Segment;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The steps of one script.
 *
 * <p>One that is one transaction is one step. Any other goes segment by segment: a transaction
 * commits with its ledger row; for a statement outside of one an intent is written before and a
 * confirmation after, and what lies between is found out from the catalogue.
 */
final class ScriptSteps {
  private ScriptSteps() {}

  static RunStep next(Run run, RunFacts facts, Work work, long epoch, Limits limits) {
    Position position = facts.position();
    PendingScript script = work.pending().get(position.script());
    if (mustVerifyLock(facts)) {
      return new RunStep.VerifyLock();
    }
    List<ParsedCallback> after = work.callbacks().of(CallbackEvent.AFTER_EACH_MIGRATE);
    if (position.stage() == Stage.SCRIPT) {
      return new RunStep.ApplyScript(
          epoch, script, row(work, script, true), before(work), after, limits);
    }
    Segment segment = script.segment(position.segment());
    int statement = segment.last();
    return switch (position.stage()) {
      case SCRIPT -> throw new IllegalStateException("has no segment under way");
      case BEGIN ->
          segment.isTransaction()
              ? segment(work, position, epoch, limits)
              : new RunStep.BeginScript(
                  epoch, script, row(work, script, false), before(work), limits);
      case SEGMENT ->
          segment.isTransaction()
              ? segment(work, position, epoch, limits)
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

  private static List<ParsedCallback> before(Work work) {
    return work.callbacks().of(CallbackEvent.BEFORE_EACH_MIGRATE);
  }

  private static RunStep segment(Work work, Position position, long epoch, Limits limits) {
    PendingScript script = work.pending().get(position.script());
    boolean begins = position.stage() == Stage.BEGIN;
    boolean ends = position.segment() == script.segments().size();
    return new RunStep.ApplySegment(
        epoch,
        script,
        position.segment(),
        begins ? row(work, script, false) : null,
        begins ? before(work) : List.of(),
        ends ? row(work, script, true) : null,
        ends ? work.callbacks().of(CallbackEvent.AFTER_EACH_MIGRATE) : List.of(),
        limits);
  }

  private static boolean mustVerifyLock(RunFacts facts) {
    return !facts.session().lockVerified()
        && switch (facts.position().stage()) {
          case SCRIPT, BEGIN, SEGMENT, CLEAR, INTENDED -> true;
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
    ExecutionClass effect = effect(script, statement);
    return waitsForSnapshots(effect) && !(effect instanceof ExecutionClass.DetachPartition)
        ? new Limits(Duration.ZERO, limits.until())
        : limits;
  }

  private static boolean waitsForSnapshots(ExecutionClass effect) {
    return switch (effect) {
      case ExecutionClass.BuildIndex _,
          ExecutionClass.DropIndex _,
          ExecutionClass.Reindex _,
          ExecutionClass.DetachPartition _ ->
          true;
      case ExecutionClass.Transactional _,
          ExecutionClass.ClusterObject _,
          ExecutionClass.Repeatable _,
          ExecutionClass.Unverifiable _ ->
          false;
    };
  }

  private static ExecutionClass effect(PendingScript script, int statement) {
    return script.statement(statement).execution();
  }

  /** A script that was begun has a row already; it keeps its rank. */
  static HistoryRow row(Work work, PendingScript script, boolean success) {
    int rank =
        work.history().rows().stream()
            .filter(row -> !row.success() && row.script().equals(script.file()))
            .map(HistoryRow::rank)
            .findFirst()
            .orElseGet(() -> work.history().nextRank());
    return new HistoryRow(
        rank,
        script.planned().version(),
        script.script().name().storedDescription(),
        "SQL",
        script.file(),
        script.checksum(),
        success);
  }

  /** Whether a script of several segments was marked as begun. */
  static boolean isBegun(Position position) {
    return position.segment() > 0 && position.stage() != Stage.BEGIN;
  }
}
