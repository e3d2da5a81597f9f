package dev.sluice.core.plan;

import org.jspecify.annotations.Nullable;

/**
 * A script that is to run.
 *
 * @param name file name, as the user wrote it
 * @param version null for a repeatable one
 * @param sha256 hex, over the file's bytes
 * @param transactional false when it has a statement that PostgreSQL refuses in a transaction block
 * @param undoSha256 hex, over the undo script's bytes; null when the set has none
 */
public record PlannedScript(
    String name,
    @Nullable String version,
    String description,
    String sha256,
    boolean transactional,
    @Nullable String undoSha256) {}
