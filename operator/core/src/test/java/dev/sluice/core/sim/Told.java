package dev.sluice.core.sim;

import static dev.sluice.core.sim.Violation.unless;

import dev.sluice.api.v1alpha1.SchemaStateSpec;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.HistoryRow;
import dev.sluice.core.reconcile.JobKind;
import dev.sluice.core.run.Report;
import dev.sluice.core.sim.Stored.Job;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which versions workloads may be told of: kept by the ends of runs, without the code under test.
 */
final class Told {
  private final Map<String, Set<String>> found = new HashMap<>();
  private final Set<String> failed = new HashSet<>();

  /** What the history has at a run's end, unless it failed, or only planned after one that did. */
  void ended(Job job, @Nullable Report report, List<HistoryRow> history) {
    var uid = job.owner().uid();
    if (job.kind() == JobKind.APPLY && !isStopped(report)) {
      if (report == null || report.outcome() != Report.Outcome.SUCCEEDED) {
        failed.add(uid);
        return;
      }
      failed.remove(uid);
    }
    if (report != null && !failed.contains(uid)) {
      var versions = history.stream().flatMap(row -> Stream.ofNullable(row.version())).toList();
      found.computeIfAbsent(job.resource(), _ -> new HashSet<>()).addAll(versions);
    }
  }

  private static boolean isStopped(@Nullable Report report) {
    var failure = report == null ? null : report.failure();
    return failure != null && failure.reason() == Reason.ApprovalRequired;
  }

  void neverTooEarly(String resource, SchemaStateSpec state) {
    unless(
        found.getOrDefault(resource, Set.of()).containsAll(state.applied()),
        Invariant.TOLD_IS_TRUE,
        "%s: workloads are told of %s, and runs that succeeded found %s",
        resource,
        state.applied(),
        found.get(resource));
  }
}
