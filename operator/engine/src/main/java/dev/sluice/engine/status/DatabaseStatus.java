package dev.sluice.engine.status;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.plan.DatabaseState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A database as its history and ledger tell it.
 *
 * @param pending file names in order; null when no scripts were given or there can be no plan
 * @param problem why there can be no plan
 * @param halfDone what of scripts that are not finished is in effect, a sentence each
 * @param attempts the last ones, newest first
 */
public record DatabaseStatus(
    DatabaseState database,
    @Nullable List<String> pending,
    @Nullable Failure problem,
    List<String> halfDone,
    List<Attempt> attempts) {

  public DatabaseStatus {
    halfDone = List.copyOf(halfDone);
    attempts = List.copyOf(attempts);
  }

  /**
   * One run.
   *
   * @param started as PostgreSQL writes it
   * @param outcome null while it runs, or when it ended without a word
   */
  public record Attempt(
      long epoch,
      String resource,
      int attempt,
      String runner,
      String started,
      @Nullable String ended,
      @Nullable String outcome,
      @Nullable String reason,
      @Nullable String message,
      int scripts) {}

  public DatabaseStatus withPlan(@Nullable List<String> scripts, @Nullable Failure refusal) {
    return new DatabaseStatus(database, scripts, refusal, halfDone, attempts);
  }
}
