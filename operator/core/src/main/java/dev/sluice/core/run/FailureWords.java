package dev.sluice.core.run;

import static java.util.stream.Collectors.joining;

import dev.sluice.core.Durations;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.HalfApplied;
import dev.sluice.core.plan.StepRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages of failures that the run itself finds: what happened, and what to do next. */
final class FailureWords {
  private FailureWords() {}

  private static final String LONGER =
      " Scripts applied before stay applied. Raise spec.run.deadline or make the scripts smaller,"
          + " then retry.";

  /** Nothing was under way. */
  static Failure deadlinePassed(RunRequest request, String waitingFor) {
    return Failure.of(
        Reason.DeadlineExceeded,
        "The deadline of "
            + Durations.words(request.deadline())
            + " passed"
            + (waitingFor.isEmpty() ? "." : " while the run waited: " + waitingFor + ".")
            + LONGER);
  }

  /** A statement was under way and was cancelled. */
  static Failure deadlineExceeded(RunRequest request, RunStep step, Failure cancelled) {
    String what =
        cancelled.script() == null || cancelled.line() == null
            ? "what was under way"
            : cancelled.script()
                + " line "
                + cancelled.line()
                + " \""
                + cancelled.statement()
                + "\"";
    return new Failure(
        Reason.DeadlineExceeded,
        "The deadline of "
            + Durations.words(request.deadline())
            + " passed: "
            + what
            + " was cancelled"
            + (step instanceof RunStep.ExecuteStatement
                ? "; it runs outside of a transaction, and what it left was cleaned up or is named"
                    + " in the ledger."
                : " and its transaction rolled back.")
            + LONGER,
        cancelled.sqlState(),
        cancelled.script(),
        cancelled.line(),
        cancelled.statement());
  }

  /** Contention that did not end. */
  static Failure blocked(Trouble trouble, Tries tries) {
    Failure last = trouble.failure();
    String blockers =
        trouble.blockers().isEmpty()
            ? "who held them was not to be seen any more"
            : "held by "
                + trouble.blockers().stream().map(Backend::toString).collect(joining(", "));
    return new Failure(
        Reason.Blocked,
        "Locks were not to be had in "
            + tries.failed()
            + (tries.failed() == 1 ? " try; " : " tries; ")
            + blockers
            + ". Last answer: "
            + last.message()
            + ". What was tried was rolled back. End those sessions or wait for them, then retry.",
        last.sqlState(),
        last.script(),
        last.line(),
        last.statement());
  }

  /** Old transactions that a concurrent build would wait for. */
  static Failure oldSnapshots(String sessions, RunStep.FindOldSnapshots step) {
    var statement = step.script().statement(step.statement());
    return new Failure(
        Reason.Blocked,
        statement.firstWords()
            + " would wait for transactions that are older than it: "
            + sessions
            + ". It was not started. End them (a prepared transaction by COMMIT PREPARED or ROLLBACK"
            + " PREPARED) or wait for them, then retry.",
        null,
        step.script().file(),
        statement.line(),
        statement.firstWords());
  }

  static Failure connectionLost(Trouble trouble, Tries tries) {
    Failure last = trouble.failure();
    return new Failure(
        Reason.ConnectionLost,
        "The connection was lost "
            + tries.failed()
            + " times while one script ran, which is more than run.retries allows. Last: "
            + last.message()
            + " Look at the server's log, then retry; scripts applied before stay applied.",
        last.sqlState(),
        last.script(),
        last.line(),
        last.statement());
  }

  /**
   * @param before whether scripts were to follow
   */
  static Failure checkFailed(
      RunRequest.Check check, Observation.CheckAnswered answer, boolean before) {
    String got =
        answer.rows() == 0
            ? "no row"
            : answer.rows() == 1 ? quoted(answer.value()) : "more than one row";
    return Failure.of(
        Reason.CheckFailed,
        "Check "
            + check.name()
            + (before ? " before the scripts expected " : " after the scripts expected ")
            + quoted(check.expect())
            + ", got "
            + got
            + (before
                ? ". No script ran. Correct the data or the check, then retry."
                : ". The scripts are applied and stay. Mend the data with a new version, or correct"
                    + " the check, then retry."));
  }

  static Failure halfApplied(
      RunStep.ResolveDoubt step, String detail, String history, List<StepRecord> steps) {
    return new Failure(
        Reason.PartiallyApplied,
        step.script().file()
            + ": whether statement "
            + step.statement()
            + " ("
            + step.text().firstWords()
            + ") took effect cannot be told: "
            + detail
            + " Of the others, "
            + HalfApplied.inEffect(steps)
            + ". Look at the database, finish or undo the script by hand, say which ("
            + HalfApplied.repair(history, "--finished", step.script().file())
            + ", or --undone) and retry.",
        null,
        step.script().file(),
        step.text().line(),
        step.text().firstWords());
  }

  private static String quoted(@Nullable String value) {
    return value == null ? "null" : "\"" + value + "\"";
  }
}
