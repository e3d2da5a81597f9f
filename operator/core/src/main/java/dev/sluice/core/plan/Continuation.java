package dev.sluice.core.plan;

import java.util.List;
import java.util.Optional;

/**
 * Whether a history is what a plan started from, plus some of the plan's own scripts in their
 * order. So a plan that was interrupted goes on under its own hash, and any other change is found.
 *
 * @param start the history that the plan started from
 * @param done how many of the plan's scripts took effect since
 */
record Continuation(History start, int done) {

  static Optional<Continuation> of(History history, Plan plan) {
    List<HistoryRow> rows = history.rows();
    for (int cut = rows.size(); cut >= 0; cut--) {
      History start = new History(history.exists(), rows.subList(0, cut));
      if (start.digest().equals(plan.database().historyDigest())) {
        Optional<Integer> done = done(rows.subList(cut, rows.size()), plan.pending());
        if (done.isPresent()) {
          return Optional.of(new Continuation(start, done.get()));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Integer> done(List<HistoryRow> rows, List<PlannedScript> pending) {
    int done = 0;
    for (HistoryRow row : rows) {
      if (row.isMarker() || !row.success()) {
        continue;
      }
      if (done == pending.size() || !pending.get(done).name().equals(row.script())) {
        return Optional.empty();
      }
      done++;
    }
    return Optional.of(done);
  }
}
