package dev.sluice.app.plugin.view;

import org.jspecify.annotations.Nullable;

/** A resource in a line. */
public record ListRow(
    String namespace,
    String name,
    String phase,
    @Nullable String version,
    @Nullable Integer pending,
    @Nullable String risk,
    @Nullable String waitingOn,
    @Nullable String createdAt) {}
