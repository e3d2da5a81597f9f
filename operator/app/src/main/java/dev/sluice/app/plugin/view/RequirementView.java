package dev.sluice.app.plugin.view;

import org.jspecify.annotations.Nullable;

/**
 * A version that a workload requires, as it stands now.
 *
 * @param key as people write it: {@code orders@20260105.1}
 * @param namespace of the migration
 * @param phase of the migration; null when there is none
 * @param state for people: what is not so yet
 */
public record RequirementView(
    String key,
    String namespace,
    String migration,
    boolean met,
    @Nullable String phase,
    String state) {}
