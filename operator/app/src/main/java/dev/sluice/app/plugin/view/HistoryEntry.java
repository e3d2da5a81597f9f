package dev.sluice.app.plugin.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a migration.
 *
 * @param at RFC 3339; of a run, its end
 * @param what planning, planned, stopped (a plan that needs approval was made), approved, rejected,
 *     revoked, running, applied, failed, interrupted
 * @param by who decided; of a run, who had approved it
 * @param from of a decision: 'annotation', or the name of the MigrationApproval
 * @param words of a decision: why
 * @param job of a run
 * @param reason why a run failed
 * @param version of the database after a run
 * @param applied the scripts of a run, while its pod is still there
 * @param steps what it did, while its pod is still there
 */
public record HistoryEntry(
    String at,
    String what,
    @Nullable String planHash,
    List<String> by,
    @Nullable String from,
    @Nullable String words,
    @Nullable String job,
    @Nullable String reason,
    @Nullable String version,
    @Nullable Double seconds,
    @Nullable Integer scripts,
    List<AppliedView> applied,
    List<StepView> steps) {

  public HistoryEntry {
    by = List.copyOf(by);
    applied = List.copyOf(applied);
    steps = List.copyOf(steps);
  }
}
