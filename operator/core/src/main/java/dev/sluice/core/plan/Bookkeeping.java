package dev.sluice.core.plan;

import org.jspecify.annotations.Nullable;

/**
 * The table in which another tool keeps what it applied.
 *
 * @param version the last that it applied; null where it cannot be read
 * @param dirty true when its last run did not finish
 */
public record Bookkeeping(
    OtherTool tool, String schema, String table, @Nullable String version, boolean dirty) {}
