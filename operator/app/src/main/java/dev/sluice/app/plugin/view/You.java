package dev.sluice.app.plugin.view;

import org.jspecify.annotations.Nullable;

/**
 * The user who asks.
 *
 * @param name as the API server knows it
 * @param mayNot why this user may not approve; null when nothing stands against it
 */
public record You(String name, @Nullable String mayNot) {}
