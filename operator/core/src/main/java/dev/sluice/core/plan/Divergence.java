package dev.sluice.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Where history and scripts contradict each other, one sentence each. */
final class Divergence {
  private final History history;
  private final PlanInput input;
  private final List<String> found = new ArrayList<>();

  private Divergence(History history, PlanInput input) {
    this.history = history;
    this.input = input;
  }

  static List<String> between(History history, PlanInput input) {
    Divergence divergence = new Divergence(history, input);
    divergence.history.versions().forEach(divergence::checkApplied);
    divergence.checkNotApplied();
    divergence.checkRepeatable();
    return divergence.found;
  }

  private void checkApplied(Version version, HistoryRow row) {
    if (row.isBaseline()) {
      return;
    }
    Optional<Script> script = input.scripts().version(version);
    if (script.isEmpty()) {
      found.add("version " + version + " (" + row.script() + ") is applied but not in the set");
      return;
    }
    int checksum = input.syntax().checksum(script.get());
    if (row.checksum() != null && row.checksum() != checksum) {
      found.add(
          script.get().file()
              + " was edited after it was applied (checksum "
              + checksum
              + ", in the history "
              + row.checksum()
              + ")");
    }
  }

  private void checkNotApplied() {
    SortedMap<Version, HistoryRow> applied = history.versions();
    Optional<Version> highest = history.highest();
    Optional<Version> baseline = history.baseline();
    for (Script script : input.scripts().versioned()) {
      Version version = script.version();
      if (version == null || applied.containsKey(version) || highest.isEmpty()) {
        continue;
      }
      boolean belowBaseline = baseline.isPresent() && version.compareTo(baseline.get()) <= 0;
      if (!belowBaseline && version.compareTo(highest.get()) < 0) {
        found.add(script.file() + " is not applied but below the applied version " + highest.get());
      }
    }
  }

  private void checkRepeatable() {
    history.effective().stream()
        .filter(row -> row.version() == null)
        .map(HistoryRow::description)
        .distinct()
        .filter(description -> !input.scripts().hasRepeatable(description))
        .forEach(description ->
            found.add("repeatable \"" + description + "\" is applied but not in the set"));
  }
}
