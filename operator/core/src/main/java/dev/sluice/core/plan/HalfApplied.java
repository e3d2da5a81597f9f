package dev.sluice.core.plan;

import static java.util.stream.Collectors.joining;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.StepRecord.State;
import java.util.List;
import java.util.Optional;

/**
 * Scripts that took effect in part. One goes on by itself only if it is ours, unchanged, and every
 * statement's fate can be known; all others are for a person.
 */
public final class HalfApplied {
  private HalfApplied() {}

  static Optional<Failure> refusal(PlanInput input, History rows, List<StepRecord> steps) {
    String history = input.schemas().getFirst();
    for (HistoryRow row : rows.failed()) {
      if (rows.effective().stream().anyMatch(later -> isSame(later, row))) {
        continue;
      }
      List<StepRecord> ours =
          steps.stream().filter(step -> step.script().equals(row.script())).toList();
      if (ours.isEmpty()) {
        return Optional.of(foreign(history, row));
      }
      if (ours.stream().allMatch(step -> step.state() == State.NOT_IN_EFFECT)) {
        continue;
      }
      Optional<Script> script = find(input.scripts(), row.script());
      if (script.isEmpty()
          || !ours.getFirst().sha256().equals(input.syntax().digest(script.get()))) {
        return Optional.of(changed(history, row, ours));
      }
    }
    return Optional.empty();
  }

  /** One that the plan would not finish: it is not among what the target asks for. */
  static Optional<Failure> left(
      PlanInput input, History rows, List<PendingScript> pending, List<StepRecord> steps) {
    return rows.failed().stream()
        .filter(row -> pending.stream().noneMatch(script -> script.file().equals(row.script())))
        .filter(row -> rows.effective().stream().noneMatch(later -> isSame(later, row)))
        .map(row -> left(input.schemas().getFirst(), row, steps))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Failure> left(String history, HistoryRow row, List<StepRecord> steps) {
    List<StepRecord> ours =
        steps.stream().filter(step -> step.script().equals(row.script())).toList();
    return ours.stream().allMatch(step -> step.state() == State.NOT_IN_EFFECT)
        ? Optional.empty()
        : Optional.of(
            failure(
                row,
                row.script()
                    + " is half applied and not among what the target asks for; "
                    + inEffect(ours)
                    + ". Set a target that has it, to let it finish; or undo by hand what is in"
                    + " effect, say so ("
                    + undone(history, row)
                    + ") and retry."));
  }

  /**
   * One that an earlier version of Sluice began, which recorded each statement: some of a segment
   * is in effect, and the segment as a whole would run again.
   */
  static Optional<Failure> cutOtherwise(
      PlanInput input, List<PendingScript> pending, List<StepRecord> steps) {
    return pending.stream()
        .filter(script ->
            steps.stream()
                .filter(step -> step.script().equals(script.file()))
                .anyMatch(step -> step.state() == State.DONE && !endsSegment(script, step)))
        .findFirst()
        .map(script -> cutOtherwise(input.schemas().getFirst(), script, steps));
  }

  private static boolean endsSegment(PendingScript script, StepRecord step) {
    return step.statement() == 0
        || script.segments().stream().anyMatch(segment -> segment.last() == step.statement());
  }

  private static Failure cutOtherwise(
      String history, PendingScript script, List<StepRecord> steps) {
    List<StepRecord> ours =
        steps.stream().filter(step -> step.script().equals(script.file())).toList();
    return new Failure(
        Reason.PartiallyApplied,
        script.file()
            + " was begun by an earlier version of Sluice, which recorded single statements; "
            + inEffect(ours)
            + ". Finish the script by hand and report it ("
            + repair(history, "--finished", script.file())
            + "), or undo what is in effect and report that ("
            + repair(history, "--undone", script.file())
            + "), then retry.",
        null,
        script.file(),
        null,
        null);
  }

  /** For messages: what of a script is in effect. */
  public static String inEffect(List<StepRecord> steps) {
    String done =
        steps.stream()
            .filter(step -> step.state() == State.DONE)
            .map(step -> step.statement() + " (" + step.text() + ")")
            .collect(joining(", "));
    String doubtful =
        steps.stream()
            .filter(step -> step.state() == State.INTENDED)
            .map(step -> step.statement() + " (" + step.text() + ")")
            .collect(joining(", "));
    return (done.isEmpty() ? "no statement is in effect" : "in effect: statement " + done)
        + (doubtful.isEmpty() ? "" : "; not known: statement " + doubtful);
  }

  private static Optional<Script> find(ScriptSet scripts, String file) {
    return scripts.versioned().stream()
        .filter(script -> script.file().equals(file))
        .findFirst()
        .or(() ->
            scripts.repeatable().stream().filter(script -> script.file().equals(file)).findFirst());
  }

  private static boolean isSame(HistoryRow later, HistoryRow failed) {
    return later.rank() > failed.rank() && later.script().equals(failed.script());
  }

  private static Failure foreign(String history, HistoryRow row) {
    return failure(
        row,
        row.script()
            + " has a failed row in the history, left by another tool: what of it is in effect is"
            + " not known. Look at the database, remove what it left, say so ("
            + undone(history, row)
            + ") and retry.");
  }

  private static Failure changed(String history, HistoryRow row, List<StepRecord> ours) {
    return failure(
        row,
        row.script()
            + " is half applied and was changed or removed since, in its text or in the values of its"
            + " placeholders; "
            + inEffect(ours)
            + ". Bring the old text and values back to let it finish; or undo by hand what is in effect,"
            + " say so ("
            + undone(history, row)
            + ") and retry.");
  }

  private static String undone(String history, HistoryRow row) {
    return repair(history, "--undone", row.script());
  }

  /**
   * The command with which a person settles it.
   *
   * @param history the schema of the history table
   */
  public static String repair(String history, String choice, String script) {
    return "sluice repair --url URL"
        + (history.equals("public") ? "" : " --schema " + history)
        + " "
        + choice
        + " "
        + script;
  }

  private static Failure failure(HistoryRow row, String message) {
    return new Failure(Reason.PartiallyApplied, message, null, row.script(), null, null);
  }
}
