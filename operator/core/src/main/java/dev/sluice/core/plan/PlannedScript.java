package dev.sluice.core.plan;

import dev.sluice.core.risk.Risk;
import org.jspecify.annotations.Nullable;

/**
 * A script that is to run.
 *
 * @param name file name, as the user wrote it
 * @param version null for a repeatable one
 * @param sha256 hex, over the file's bytes
 * @param transactional false when it is more than one transaction, or runs outside of one
 * @param risk the highest of its statements
 * @param undoSha256 hex, over the undo script's bytes; null when the set has none
 * @param segments how many transactions, or statements outside of one, it is
 */
public record PlannedScript(
    String name,
    @Nullable String version,
    String description,
    String sha256,
    boolean transactional,
    Risk risk,
    @Nullable String undoSha256,
    int segments) {
  public PlannedScript {
    segments = Math.max(1, segments); // a Job of an earlier version tells none
    risk = risk == null ? Risk.High : risk; // a Job of an earlier version tells none
  }

  PlannedScript withRisk(Risk said) {
    return new PlannedScript(
        name, version, description, sha256, transactional, said, undoSha256, segments);
  }
}
