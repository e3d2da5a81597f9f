package dev.sluice.core.run;

import static java.util.stream.Collectors.joining;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The messages of failures that the run itself finds: what happened, and what to do next. */
final class FailureWords {
  private FailureWords() {}

  static Failure deadlineExceeded(Duration deadline) {
    return Failure.of(
        Reason.DeadlineExceeded,
        "The deadline of "
            + Durations.words(deadline)
            + " passed: the statement under way was cancelled and its transaction rolled back."
            + " Scripts applied before stay applied. Raise run.deadline or make the scripts"
            + " smaller, then retry.");
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
            + " The script was rolled back. End those sessions or wait for them, then retry.",
        last.sqlState(),
        last.script(),
        last.line(),
        last.statement());
  }

  /** Old transactions that a concurrent build would wait for. */
  static Failure oldSnapshots(String sessions, RunStep.FindOldSnapshots step) {
    var statement = step.script().statements().get(step.statement() - 1);
    return new Failure(
        Reason.Blocked,
        statement.firstWords()
            + " would wait for transactions that are older than it: "
            + sessions
            + ". It was not started. End them or wait for them, then retry.",
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

  static Failure checkFailed(RunRequest.Check check, Observation.CheckAnswered answer) {
    String got = answer.rows() == 1 ? quoted(answer.value()) : answer.rows() + " rows";
    return Failure.of(
        Reason.CheckFailed,
        "Check "
            + check.name()
            + " expected "
            + quoted(check.expect())
            + ", got "
            + got
            + ". Correct the data or the check, then retry.");
  }

  static Failure halfApplied(RunStep.ResolveDoubt step, String detail) {
    return new Failure(
        Reason.PartiallyApplied,
        step.script().file()
            + ": whether statement "
            + step.statement()
            + " ("
            + step.text().firstWords()
            + ") took effect cannot be told: "
            + detail
            + " Look at the database, finish or undo the script by hand, say which (sluice repair"
            + " --finished or --undone "
            + step.script().file()
            + ") and retry.",
        null,
        step.script().file(),
        step.text().line(),
        step.text().firstWords());
  }

  private static String quoted(@Nullable String value) {
    return value == null ? "null" : "\"" + value + "\"";
  }
}
