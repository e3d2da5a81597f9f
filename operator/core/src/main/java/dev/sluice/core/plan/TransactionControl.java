package dev.sluice.core.plan;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import java.util.List;
import java.util.Optional;

/** Refuses scripts that begin or end transactions: the script's own holds its history row too. */
public final class TransactionControl {
  private TransactionControl() {}

  public static Optional<Failure> refusal(Script script, List<Statement> statements) {
    return statements.stream()
        .filter(statement -> statement.effect() instanceof Effect.TransactionControl)
        .findFirst()
        .map(statement ->
            new Failure(
                Reason.SourceInvalid,
                script.file()
                    + " line "
                    + statement.line()
                    + ": "
                    + statement.firstWords()
                    + " is not allowed: Sluice runs each script in one transaction together"
                    + " with its history row. Remove it.",
                null,
                script.file(),
                statement.line(),
                statement.firstWords()));
  }
}
