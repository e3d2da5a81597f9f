package dev.sluice.app.plugin.view;

import org.jspecify.annotations.Nullable;

/**
 * A hazard in a script.
 *
 * @param line where the statement starts, from 1
 * @param statement its first words
 * @param why null where only the status could be read
 * @param safer null when there is no safer form
 */
public record FindingView(
    String rule,
    String risk,
    int line,
    String statement,
    @Nullable String why,
    @Nullable String safer) {}
