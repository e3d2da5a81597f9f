package dev.sluice.core.failure;

import org.jspecify.annotations.Nullable;

/**
 * Why a run did not succeed.
 *
 * @param message what happened and what to do next; never holds a secret or a connection string
 * @param sqlState PostgreSQL's SQLSTATE, where it was PostgreSQL that refused
 * @param script file name
 * @param line where the statement starts in that file, from 1
 * @param statement the statement's first words
 */
public record Failure(
    Reason reason,
    String message,
    @Nullable String sqlState,
    @Nullable String script,
    @Nullable Integer line,
    @Nullable String statement) {

  public static Failure of(Reason reason, String message) {
    return new Failure(reason, message, null, null, null, null);
  }
}
