package dev.sluice.core.plan;

import dev.sluice.core.risk.Risk;
import org.jspecify.annotations.Nullable;

/**
 * A script that is to run.
 *
 * @param name file name, as the user wrote it
 * @param version null for a repeatable one
 * @param sha256 hex, over the file's bytes
 * @param transactional false when it has a statement that PostgreSQL refuses in a transaction block
 * @param risk the highest of its statements
 * @param undoSha256 hex, over the undo script's bytes; null when the set has none
 */
public record PlannedScript(
    String name,
    @Nullable String version,
    String description,
    String sha256,
    boolean transactional,
    Risk risk,
    @Nullable String undoSha256) {
  public PlannedScript {
    risk = risk == null ? Risk.High : risk; // a Job of an earlier version tells none
  }
}
