package dev.sluice.core.run;

import dev.sluice.core.plan.History;
import dev.sluice.core.plan.HistoryRow;
import dev.sluice.core.plan.PendingScript;
import dev.sluice.core.plan.Work;
import java.util.ArrayList;
import java.util.List;

/** The history as it is after a step of ours, so that it need not be read again. */
final class AppliedRow {
  private AppliedRow() {}

  static Work recorded(Work work, PendingScript script) {
    return with(work, ScriptSteps.row(work, script, true));
  }

  static Work begun(Work work, HistoryRow row) {
    return with(work, row);
  }

  private static Work with(Work work, HistoryRow row) {
    List<HistoryRow> rows = new ArrayList<>(work.history().rows());
    rows.removeIf(old -> !old.success() && isSameScript(old, row));
    rows.add(row);
    rows.sort((a, b) -> Integer.compare(a.rank(), b.rank()));
    return work.with(new History(true, rows));
  }

  private static boolean isSameScript(HistoryRow old, HistoryRow row) {
    return old.script().equals(row.script())
        || (old.version() != null && old.version().equals(row.version()));
  }
}
