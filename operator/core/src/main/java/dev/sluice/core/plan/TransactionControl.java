package dev.sluice.core.plan;

import java.util.Optional;

/**
 * Refuses to let a script begin or end transactions: the script's own holds its history row too.
 */
final class TransactionControl {
  private TransactionControl() {}

  static Optional<String> objection(Statement statement) {
    return statement.effect() instanceof Effect.TransactionControl
        ? Optional.of(
            " is not allowed: Sluice runs each script in one transaction together with its history"
                + " row. Remove it.")
        : Optional.empty();
  }
}
