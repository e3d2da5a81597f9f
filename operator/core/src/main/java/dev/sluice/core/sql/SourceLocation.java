package dev.sluice.core.sql;

/**
 * A place in a file as it is written.
 *
 * @param line from 1
 * @param column in code points, from 1
 */
public record SourceLocation(int line, int column) {}
