package dev.sluice.core.run;

import dev.sluice.core.failure.Reason;
import dev.sluice.core.plan.DatabaseState;
import dev.sluice.core.plan.Version;
import dev.sluice.core.plan.Versions;
import dev.sluice.core.plan.Work;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a run tells at its end. */
public final class RunReport {
  private RunReport() {}

  public static Report of(Run run, RunFacts facts, Verdict verdict, Instant now) {
    Work work = facts.work();
    return new Report(
        run.command(),
        verdict.outcome(),
        verdict.failure(),
        work == null ? null : work.plan(),
        work == null ? null : state(work),
        work == null || !told(verdict) ? null : Versions.of(work.history(), run.scripts()),
        facts.applied(),
        facts.retries(),
        Duration.between(facts.startedAt(), now).toMillis(),
        false);
  }

  /** What a failed run applied is nothing to rely on: its checks did not pass. */
  private static boolean told(Verdict verdict) {
    var failure = verdict.failure();
    return failure == null || failure.reason() == Reason.ApprovalRequired;
  }

  private static @Nullable DatabaseState state(Work work) {
    DatabaseState start = work.plan().database();
    return new DatabaseState(
        start.systemIdentifier(),
        start.database(),
        start.serverVersion(),
        work.history().highest().map(Version::text).orElse(null),
        work.history().applied(),
        work.history().digest());
  }
}
