package dev.sluice.core.sim;

import dev.sluice.core.plan.History;
import dev.sluice.core.plan.HistoryRow;
import dev.sluice.core.plan.PendingScript;
import dev.sluice.core.plan.StepRecord;
import dev.sluice.core.plan.StepRecord.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One schema's history table, its part of the ledger, and the indexes that are not valid. */
final class Schema {
  private final String name;
  private final List<HistoryRow> rows = new ArrayList<>();
  private final List<StepRecord> steps = new ArrayList<>();
  private final Set<String> leftovers = new HashSet<>();
  private final Set<String> refused = new HashSet<>();
  private final Set<String> digests = new HashSet<>(Set.of(History.NONE.digest()));
  private boolean exists;
  private boolean touched;

  Schema(String name) {
    this.name = name;
  }

  void create() {
    exists = true;
  }

  History history() {
    return new History(exists, rows);
  }

  /** Every digest that its history ever had. */
  boolean everHad(String digest) {
    return digests.contains(digest);
  }

  /** False when the rank is taken: it is the table's primary key. */
  boolean put(HistoryRow row) {
    var taken = rows.stream().filter(other -> other.rank() == row.rank()).findFirst();
    if (taken.isPresent()) {
      if (taken.get().success() || !taken.get().script().equals(row.script())) {
        return false;
      }
      rows.remove(taken.get());
    }
    rows.add(row);
    rows.sort(Comparator.comparingInt(HistoryRow::rank));
    digests.add(history().digest());
    return true;
  }

  void remove(HistoryRow row) {
    rows.removeIf(other -> other.rank() == row.rank() && !other.success());
    steps.removeIf(step -> step.script().equals(row.script()));
  }

  List<HistoryRow> halfApplied() {
    return rows.stream().filter(row -> !row.success()).toList();
  }

  List<StepRecord> stepsOfHalfApplied() {
    var half = halfApplied().stream().map(HistoryRow::script).toList();
    return steps.stream().filter(step -> half.contains(step.script())).toList();
  }

  void begin(PendingScript script) {
    steps.removeIf(step -> step.script().equals(script.file()));
    for (int number = 1; number <= script.statementCount(); number++) {
      steps.add(step(script, number, State.NOT_IN_EFFECT));
    }
  }

  void mark(PendingScript script, int statement, State state) {
    steps.removeIf(step -> step.script().equals(script.file()) && step.statement() == statement);
    steps.add(step(script, statement, state));
  }

  private static StepRecord step(PendingScript script, int statement, State state) {
    var text = script.statement(statement).firstWords();
    return new StepRecord(script.file(), script.script().sha256(), statement, state, text);
  }

  /** An index that is not valid. */
  void leave(String statement) {
    leftovers.add(statement);
  }

  boolean hasLeftover(String statement) {
    return leftovers.contains(statement);
  }

  void drop(String statement) {
    leftovers.remove(statement);
  }

  /** By another tool, of which nobody tells the operator. */
  void touched() {
    touched = true;
  }

  boolean wasTouched() {
    return touched;
  }

  /** Rows were in the way of a good script. */
  void refuses(String file) {
    refused.add(file);
  }

  boolean everRefused() {
    return !refused.isEmpty();
  }

  /** Names a statement of a script whatever the script's text is. */
  String statement(String file, int number) {
    return name + "/" + file + "#" + number;
  }
}
