package dev.sluice.app.plugin.view;

import org.jspecify.annotations.Nullable;

/**
 * The person who asks.
 *
 * @param name as the API server knows it
 * @param mayNot why this person may not approve; null when nothing stands against it
 */
public record You(String name, @Nullable String mayNot) {}
